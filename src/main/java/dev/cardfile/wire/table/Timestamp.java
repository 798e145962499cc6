package dev.cardfile.wire.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as the wire has them: written in RFC 3339 with milliseconds, read as ISO 8601. */
public final class Timestamp {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern READ =
      Pattern.compile(
          "(?<local>\\d{4}-\\d\\d-\\d\\d[Tt][\\d:.]+)(?<offset>[Zz]|[+-]\\d\\d(:?\\d\\d)?)?");

  private static final int DATE_LENGTH = "2020-10-25".length();

  private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
  private static final Instant AFTER_LAST =
      FIRST.atOffset(ZoneOffset.UTC).withYear(10_000).toInstant();

  private Timestamp() {}

  public static String of(Instant instant) {
    return WRITTEN.format(instant);
  }

  /**
   * Reads a date and a time, or a date alone, which is its midnight, to the millisecond; what has
   * no offset is in UTC. Empty when it has not the format, or is not of the years 1000 to 9999.
   */
  static Optional<Instant> parse(String text) {
    Matcher read = READ.matcher(text.length() == DATE_LENGTH ? text + "T00:00" : text);
    if (!read.matches()) {
      return Optional.empty();
    }
    try {
      String offset = read.group("offset");
      ZoneOffset zone =
          offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
      Instant instant = LocalDateTime.parse(read.group("local")).toInstant(zone);
      return Optional.of(instant.truncatedTo(ChronoUnit.MILLIS))
          .filter(each -> !each.isBefore(FIRST) && each.isBefore(AFTER_LAST));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }
}
