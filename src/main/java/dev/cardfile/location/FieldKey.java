package dev.cardfile.location;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys by which custom fields and named values are known beside their ids: lower-case letters,
 * digits and {@code _}.
 */
public final class FieldKey {

  public static final int MAX_LENGTH = 255;

  private FieldKey() {}

  /**
   * The key that the original gives to a thing of this name: lower case, each blank an underscore,
   * punctuation dropped. {@code A - B} becomes {@code a__b}.
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

  /** A key as it was typed, with or without {@code contact.}; empty when it cannot be one. */
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
