package dev.cardfile.contact;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A time zone by its IANA name; alternative names (links) such as {@code Asia/Calcutta} are
 * included.
 */
public record TimeZoneName(String value) {

  // The JDK's list is not used: it lacks EST, has extra names, and differs by version.
  private static final String LIST = "time-zones.txt";

  private static final Set<String> NAMES = Set.copyOf(ListFile.lines(LIST));

  /**
   * Parses a name, ignoring surrounding blanks; returns empty if the time zone database does not
   * have it.
   */
  public static Optional<TimeZoneName> parse(String typed) {
    String name = typed.strip();
    return NAMES.contains(name) ? Optional.of(new TimeZoneName(name)) : Optional.empty();
  }

  /** Returns all names, sorted. */
  public static List<String> all() {
    return NAMES.stream().sorted().toList();
  }

  @Override
  public String toString() {
    return value;
  }
}
