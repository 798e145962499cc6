package dev.cardfile.wire.table;

import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.wire.table.Shape.Property;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads whole numbers within bounds: those of a body, and digits in a query. */
public final class IntegerReader {

  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}(\\.0{1,18})?");

  private final Violations violations;

  public IntegerReader(Violations violations) {
    this.violations = violations;
  }

  /** Reads a number of a body; empty when it is absent, null, or refused. */
  public OptionalLong inBody(Property.OfInteger property, JsonObject body) {
    String path = property.name();
    return switch (body.get(path)) {
      case null -> OptionalLong.empty();
      case JsonNull none -> OptionalLong.empty();
      case JsonNumber(BigDecimal number) -> bounded(property, number);
      case JsonString text when Json.isBlank(text) -> OptionalLong.empty();
      case JsonString text -> refuse(path, Requirement.NUMBER);
      case JsonBoolean flag -> refuse(path, Requirement.NUMBER);
      case JsonArray items -> refuse(path, Requirement.NUMBER);
      case JsonObject members -> refuse(path, Requirement.NUMBER);
    };
  }

  /**
   * Reads a whole number of a query, which some clients send as {@code 20.0}; empty when it is
   * absent, blank or refused.
   */
  public OptionalLong inQuery(Property.OfInteger property, JsonObject query) {
    String name = property.name();
    Json value = query.get(name);
    if (!(value instanceof JsonString(String sent))) {
      return value == null ? OptionalLong.empty() : refuse(name, Requirement.NUMBER);
    }
    String digits = Characters.strip(sent);
    if (digits.isEmpty()) {
      return OptionalLong.empty();
    }
    return DIGITS.matcher(digits).matches()
        ? bounded(property, new BigDecimal(digits))
        : refuse(name, Requirement.NUMBER);
  }

  private OptionalLong bounded(Property.OfInteger property, BigDecimal number) {
    String path = property.name();
    long least = property.least();
    long most = property.most();
    if (number.stripTrailingZeros().scale() > 0) {
      return refuse(path, Requirement.INTEGER);
    }
    if (number.compareTo(BigDecimal.valueOf(least)) < 0) {
      return refuse(path, Requirement.atLeast(least));
    }
    if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
      return refuse(path, Requirement.atMost(most));
    }
    return OptionalLong.of(number.longValueExact());
  }

  private OptionalLong refuse(String path, Requirement broken) {
    violations.refuse(path, broken);
    return OptionalLong.empty();
  }
}
