package dev.cardfile.wire.search;

import dev.cardfile.wire.table.CalendarDate;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time with its precision as written: a date spans a day, anything else a millisecond.
 *
 * @param from in milliseconds since 1970-01-01T00:00:00Z
 * @param until exclusive, in the same unit
 */
record TimeSpan(long from, long until) {

  private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");
  private static final long MOST_SECONDS = 1_000_000_000_000L;
  private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999_999_999L);

  /**
   * Parses a number of milliseconds, a date, or a date-time, which is in UTC if it has no offset.
   */
  static Optional<TimeSpan> parse(String text) {
    if (MILLIS.matcher(text).matches()) {
      return Optional.of(millis(Long.parseLong(text)));
    }
    if (text.length() > "2026-01-01".length()) {
      return dateTime(text)
          .filter(instant -> Math.abs(instant.getEpochSecond()) < MOST_SECONDS)
          .map(instant -> millis(instant.toEpochMilli()));
    }
    return CalendarDate.parse(text).map(TimeSpan::day);
  }

  static Optional<TimeSpan> of(BigDecimal millis) {
    return millis.signum() >= 0
            && millis.compareTo(MOST) <= 0
            && millis.stripTrailingZeros().scale() <= 0
        ? Optional.of(millis(millis.longValueExact()))
        : Optional.empty();
  }

  private static TimeSpan day(LocalDate date) {
    return new TimeSpan(start(date), start(date.plusDays(1)));
  }

  private static long start(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static TimeSpan millis(long millis) {
    return new TimeSpan(millis, millis + 1);
  }

  private static Optional<Instant> dateTime(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException withoutZone) {
      return localDateTime(text);
    }
  }

  private static Optional<Instant> localDateTime(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
