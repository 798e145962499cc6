package dev.cardfile.contact;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A time zone by its IANA name, links ({@code Asia/Calcutta}) included. */
public record TimeZoneName(String value) {

  // SystemV/… are the JDK's own.
  private static final Set<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(name -> !name.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableSet());

  /** Reads a name, blanks around it trimmed; empty when the time zone database has none such. */
  public static Optional<TimeZoneName> parse(String typed) {
    String name = typed.strip();
    return NAMES.contains(name) ? Optional.of(new TimeZoneName(name)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
