package dev.cardfile.wire.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses calendar dates: year or month first, separated by one of {@code / - . _}, or the date of
 * an ISO date-time, regardless of its time and offset.
 */
public final class CalendarDate {

  private static final int MIN_YEAR = 1000;

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<year>\\d{4})(?<mark>[/._-])(?<month>\\d\\d)\\k<mark>(?<day>\\d\\d)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(?<month>\\d\\d)(?<mark>[/._-])(?<day>\\d\\d)\\k<mark>(?<year>\\d{4})");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)"
              + "T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d{1,9})?)?"
              + "(Z|[+-]([01]\\d|2[0-3])(:?[0-5]\\d)?)?");

  private CalendarDate() {}

  /**
   * Parses a date; returns empty if it has none of the formats, does not exist, or is before the
   * year 1000.
   */
  public static Optional<LocalDate> parse(String text) {
    for (Pattern pattern : new Pattern[] {YEAR_FIRST, MONTH_FIRST, DATE_TIME}) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return date(matcher);
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(Matcher matcher) {
    int year = Integer.parseInt(matcher.group("year"));
    if (year < MIN_YEAR) {
      return Optional.empty();
    }
    int month = Integer.parseInt(matcher.group("month"));
    int day = Integer.parseInt(matcher.group("day"));
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }
}
