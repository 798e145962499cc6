package dev.cardfile.location;

import java.util.regex.Pattern;

/** The id of a location: 1 to 64 characters of {@code A-Za-z0-9_-}. */
public record LocationId(String value) implements Comparable<LocationId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public LocationId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a location id");
    }
  }

  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(LocationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
