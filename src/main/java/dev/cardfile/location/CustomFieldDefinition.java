package dev.cardfile.location;

import java.util.List;

/**
 * A custom field of a location.
 *
 * @param key unique in its location, without the prefix {@code contact.}
 * @param options the values to choose from; empty if any value is accepted
 */
public record CustomFieldDefinition(
    String id,
    String key,
    String name,
    CustomFieldType type,
    List<String> options,
    FieldDetails details) {

  public static final String KEY_PREFIX = "contact.";
  public static final int MAX_NAME_LENGTH = 255;
  public static final int MAX_OPTIONS = 500;

  public CustomFieldDefinition {
    options = List.copyOf(options);
  }

  /** Creates a field without details. */
  public CustomFieldDefinition(
      String id, String key, String name, CustomFieldType type, List<String> options) {
    this(id, key, name, type, options, FieldDetails.NONE);
  }

  public CustomFieldDefinition with(FieldDetails otherDetails) {
    return new CustomFieldDefinition(id, key, name, type, options, otherDetails);
  }

  /** Returns a key in the form in which it is stored, without its prefix. */
  public static String bareKey(String key) {
    return key.startsWith(KEY_PREFIX) ? key.substring(KEY_PREFIX.length()) : key;
  }
}
