package dev.cardfile.wire;

import dev.cardfile.location.InvalidValues;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The wire names of {@link InvalidValues}, the ways to treat a request with invalid values. */
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

  /** Returns the value with this name, which must be one of {@link #all}. */
  public static InvalidValues named(String name) {
    return InvalidValues.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
