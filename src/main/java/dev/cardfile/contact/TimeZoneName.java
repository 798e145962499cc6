package dev.cardfile.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A time zone by its IANA name, links ({@code Asia/Calcutta}) included. */
public record TimeZoneName(String value) {

  // Not the JDK's list, which lacks EST, has extra names, and differs by version.
  private static final String LIST = "time-zones.txt";

  private static final Set<String> NAMES = names();

  /** Reads a name, blanks around it trimmed; empty when the time zone database has none such. */
  public static Optional<TimeZoneName> parse(String typed) {
    String name = typed.strip();
    return NAMES.contains(name) ? Optional.of(new TimeZoneName(name)) : Optional.empty();
  }

  /** All names, in order. */
  public static List<String> all() {
    return NAMES.stream().sorted().toList();
  }

  private static Set<String> names() {
    try (InputStream file = TimeZoneName.class.getResourceAsStream(LIST)) {
      byte[] bytes = Objects.requireNonNull(file, LIST).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
