package dev.cardfile.location;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys that identify custom fields and named values, as ids do: lower-case letters, digits and
 * {@code _}.
 */
public final class FieldKey {

  public static final int MAX_LENGTH = 255;

  private FieldKey() {}

  /**
   * Returns the key that HighLevel derives from a name: in lower case, with an underscore for each
   * blank and without punctuation. {@code A - B} becomes {@code a__b}. Empty if the name has no
   * letter or digit, or is too long.
   */
  public static Optional<String> ofName(String name) {
    StringBuilder key = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? '_' : c)
        .filter(FieldKey::isPart)
        .forEach(key::appendCodePoint);
    return Optional.of(key.toString()).filter(FieldKey::isWellFormed);
  }

  /** Parses a key, with or without {@code contact.}; returns empty if the text cannot be a key. */
  public static Optional<String> parse(String typed) {
    return Optional.of(CustomFieldDefinition.bareKey(typed)).filter(FieldKey::isWellFormed);
  }

  private static boolean isWellFormed(String key) {
    return key.length() <= MAX_LENGTH
        && key.codePoints().allMatch(FieldKey::isPart)
        && key.codePoints().anyMatch(c -> c != '_');
  }

  private static boolean isPart(int c) {
    return c == '_' || (Character.isLetterOrDigit(c) && !Character.isUpperCase(c));
  }
}
