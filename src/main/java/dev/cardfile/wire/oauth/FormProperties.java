package dev.cardfile.wire.oauth;

import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The properties of OAuth's forms and queries. */
final class FormProperties {

  /**
   * The length that a secret of HighLevel can have, so that one sent by mistake is rejected as
   * unknown rather than as too long.
   */
  static final int MAX_LENGTH = 10_000;

  private static final int MAX_DIGITS = 999_999_999;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  private static final Format<Integer> NUMBER =
      new Format<>(
          text ->
              Optional.of(text)
                  .filter(digits -> DIGITS.matcher(digits).matches())
                  .map(Integer::valueOf),
          Requirement.NUMBER,
          () -> Schema.INTEGER.with("minimum", 0).with("maximum", MAX_DIGITS),
          "");

  private FormProperties() {}

  static Property.OfString<String> field(String name) {
    return Property.string(name, MAX_LENGTH, Format.TEXT)
        .whenMissing(Requirement.NOT_EMPTY, Requirement.STRING);
  }

  static Property.OfString<Integer> number(String name) {
    return Property.string(name, MAX_LENGTH, NUMBER);
  }

  static Property.OfString<String> choice(String name, List<String> choices) {
    Set<String> allowed = Set.copyOf(choices);
    Format<String> format =
        new Format<>(
            text -> Optional.of(text).filter(allowed::contains),
            Requirement.ENUM,
            () -> Schema.oneOf(choices),
            "");
    return Property.string(name, MAX_LENGTH, format)
        .whenMissing(Requirement.ENUM, Requirement.NOT_EMPTY);
  }
}
