package dev.cardfile.wire;

import dev.cardfile.location.InvalidValues;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of invalid values, by its names on the wire. */
public final class InvalidValuesNames {

  private InvalidValuesNames() {}

  public static String of(InvalidValues values) {
    return switch (values) {
      case REFUSE -> "refuse";
      case DROP -> "drop";
    };
  }

  public static List<String> all() {
    return Arrays.stream(InvalidValues.values()).map(InvalidValuesNames::of).toList();
  }

  /** That of a name that there is. */
  public static InvalidValues named(String name) {
    return InvalidValues.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
