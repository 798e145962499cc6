package dev.cardfile.location;

/**
 * A text that a location stores under a name; HighLevel calls it a custom value.
 *
 * @param key unique in its location
 */
public record NamedValue(String id, String key, String name, String value) {

  public static final int MAX_COUNT = 1_000;
  public static final int MAX_NAME_LENGTH = 255;
  public static final int MAX_VALUE_LENGTH = 20_000;
}
