package dev.cardfile.wire.table;

import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.wire.table.Shape.Property;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts values to numbers, and checks them against the requirements of an integer property. */
final class Integers {

  static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}(\\.0{1,18})?");

  private Integers() {}

  static @Nullable BigDecimal number(Property.Sent as, Json value) {
    return switch (as) {
      case NUMBER -> value instanceof JsonNumber(BigDecimal sent) ? sent : null;
      case DIGITS -> {
        String digits = value instanceof JsonString(String text) ? Characters.strip(text) : "";
        yield DIGITS.matcher(digits).matches() ? new BigDecimal(digits) : null;
      }
      case EITHER ->
          value instanceof JsonString(String text)
              ? JsonReader.boundedNumber(Characters.strip(text))
              : number(Property.Sent.NUMBER, value);
    };
  }

  static @Nullable Requirement broken(Property.OfInteger property, @Nullable BigDecimal number) {
    Requirement broken = null;
    if (number == null) {
      broken = Requirement.NUMBER;
    } else if (number.stripTrailingZeros().scale() > 0) {
      broken = Requirement.INTEGER;
    } else if (number.compareTo(BigDecimal.valueOf(property.least())) < 0) {
      broken = Requirement.atLeast(property.least());
    } else if (number.compareTo(BigDecimal.valueOf(property.most())) > 0) {
      broken = Requirement.atMost(property.most());
    }
    return broken == null || property.sent() != Property.Sent.EITHER
        ? broken
        : Requirement.wholeNumber(property.least(), property.most());
  }
}
