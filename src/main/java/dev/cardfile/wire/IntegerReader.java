package dev.cardfile.wire;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers within bounds: those of a body, and digits in a query. */
final class IntegerReader {

  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");

  private final Violations violations;

  IntegerReader(Violations violations) {
    this.violations = violations;
  }

  /** Reads a number of a body; empty when it is absent, null, or refused. */
  OptionalLong inBody(String path, @Nullable Json value, long least, long most) {
    return switch (value) {
      case null -> OptionalLong.empty();
      case Json.Null none -> OptionalLong.empty();
      case Json.Numeric(BigDecimal number) -> bounded(path, number, least, most);
      case Json.Text text -> refuse(path, Requirement.NUMBER);
      case Json.Flag flag -> refuse(path, Requirement.NUMBER);
      case Json.Items items -> refuse(path, Requirement.NUMBER);
      case Json.Members members -> refuse(path, Requirement.NUMBER);
    };
  }

  /** Reads digits of a query; empty when they are absent, blank, or refused. */
  OptionalLong inQuery(String name, @Nullable Json value, long least, long most) {
    if (!(value instanceof Json.Text(String sent))) {
      return value == null ? OptionalLong.empty() : refuse(name, Requirement.NUMBER);
    }
    String digits = Characters.strip(sent);
    if (digits.isEmpty()) {
      return OptionalLong.empty();
    }
    return DIGITS.matcher(digits).matches()
        ? bounded(name, new BigDecimal(digits), least, most)
        : refuse(name, Requirement.NUMBER);
  }

  private OptionalLong bounded(String path, BigDecimal number, long least, long most) {
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
