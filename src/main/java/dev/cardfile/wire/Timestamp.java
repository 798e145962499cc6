package dev.cardfile.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Instants as the wire has them: written in RFC 3339 with milliseconds, read as ISO 8601. */
final class Timestamp {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The offset with or without its colon or its minutes; what has none is in UTC. */
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .parseLenient()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private static final int DATE_LENGTH = "2020-10-25".length();
  private static final int MIN_YEAR = 1000;
  private static final int MAX_YEAR = 9999;

  private Timestamp() {}

  static String of(Instant instant) {
    return WRITTEN.format(instant);
  }

  /**
   * Reads a date and a time, or a date alone, which is its midnight, to the millisecond; empty when
   * it has not the format or is not in range.
   */
  static Optional<Instant> parse(String text) {
    String whole = text.length() == DATE_LENGTH ? text + "T00:00" : text;
    try {
      OffsetDateTime read = OffsetDateTime.parse(whole, READ).withOffsetSameInstant(ZoneOffset.UTC);
      return read.getYear() < MIN_YEAR || read.getYear() > MAX_YEAR
          ? Optional.empty()
          : Optional.of(read.toInstant().truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }
}
