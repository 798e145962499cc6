package dev.cardfile.contact;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A time zone by its IANA name, links ({@code Asia/Calcutta}) included. */
public record TimeZoneName(String value) {

  // Not the JDK's list, which lacks EST, has extra names, and differs by version.
  private static final String LIST = "time-zones.txt";

  private static final Set<String> NAMES = Set.copyOf(ListFile.lines(LIST));

  /** Reads a name, blanks around it trimmed; empty when the time zone database has none such. */
  public static Optional<TimeZoneName> parse(String typed) {
    String name = typed.strip();
    return NAMES.contains(name) ? Optional.of(new TimeZoneName(name)) : Optional.empty();
  }

  /** All names, in order. */
  public static List<String> all() {
    return NAMES.stream().sorted().toList();
  }

  @Override
  public String toString() {
    return value;
  }
}
