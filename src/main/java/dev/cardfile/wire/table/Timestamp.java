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

/** Writes instants in RFC 3339 with milliseconds, and parses them from ISO 8601. */
public final class Timestamp {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern READ =
      Pattern.compile(
          "(?<local>\\d{4}-\\d\\d-\\d\\d[Tt][\\d:.]+)(?<offset>[Zz]|[+-]\\d\\d(:?\\d\\d)?)?");

  private static final int NANOS_OF_MILLI = 1_000_000;

  private static final int DATE_LENGTH = "2020-10-25".length();

  private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
  private static final Instant AFTER_LAST =
      FIRST.atOffset(ZoneOffset.UTC).withYear(10_000).toInstant();

  private Timestamp() {}

  public static String of(Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
      return WRITTEN.format(instant);
    }
    // A formatter takes ten times as long, and every answer contains several timestamps.
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
    digits(text, 3, time.getYear());
    digits(text, 6, time.getMonthValue());
    digits(text, 9, time.getDayOfMonth());
    digits(text, 12, time.getHour());
    digits(text, 15, time.getMinute());
    digits(text, 18, time.getSecond());
    digits(text, 22, time.getNano() / NANOS_OF_MILLI);
    return new String(text);
  }

  private static void digits(char[] text, int last, int number) {
    int place = last;
    for (int rest = number; rest > 0; rest /= 10) {
      text[place--] = (char) ('0' + rest % 10);
    }
  }

  /**
   * Parses a date and time, truncated to milliseconds, or a date, which stands for its midnight. A
   * time without an offset is in UTC. Returns empty if the text is not a valid time, or is outside
   * the years 1000 to 9999.
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
