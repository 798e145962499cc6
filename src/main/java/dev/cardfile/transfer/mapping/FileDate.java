package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.transfer.mapping.heading.Headings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The result of reading a date, or a date and time, in the form that a program or person wrote. */
sealed interface FileDate {

  /**
   * A valid date.
   *
   * @param time null for a date without a time
   * @param zone null if the file does not state one
   */
  record Read(LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset zone)
      implements FileDate {

    /** Returns the instant. A date without a time stands for the midnight with which it begins. */
    Instant at(ZoneId other) {
      LocalTime clock = time == null ? LocalTime.MIDNIGHT : time;
      return date.atTime(clock).atZone(zone == null ? other : zone).toInstant();
    }
  }

  /** The day and the month could be either way round, and the order is unknown. */
  record Ambiguous() implements FileDate {}

  record Wrong(String code, String message) implements FileDate {}

  Pattern TIME =
      Pattern.compile(
          "[ T,]+(?<hour>\\d{1,2})[:.](?<minute>\\d\\d)(?:[:.](?<second>\\d\\d)(?:[.,](?<fraction>\\d{1,9}))?)?"
              + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?(?: ?(?<zone>Z|UTC|GMT|[+-]\\d\\d:?\\d\\d))?");

  Pattern YEAR_FIRST =
      Pattern.compile("(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})");

  /** Whether {@code one} is the day or the month depends on the {@link DateOrder}. */
  Pattern YEAR_LAST =
      Pattern.compile("(?<one>\\d{1,2})(?<mark>[-/.]) ?(?<two>\\d{1,2})\\k<mark> ?(?<year>\\d{4})");

  Pattern TWO_DIGITS = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2}(?!\\d).*");
  Pattern MONTH_DAY =
      Pattern.compile(
          "(?:(?<weekday>\\p{L}+\\.?),? )?(?<name>\\p{L}{3,})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})");
  Pattern DAY_MONTH =
      Pattern.compile(
          "(?:(?<weekday>\\p{L}+\\.?),? )?(?<day>\\d{1,2})(?:\\.|º|er|st|nd|rd|th)?[ -](?:de )?(?<name>\\p{L}{3,})\\.?,?[ -](?:de )?(?<year>\\d{4})");
  Pattern WITHOUT_YEAR = Pattern.compile("--\\d\\d-?\\d\\d|\\d{1,2}[/.]\\d{1,2}\\.?");
  Pattern MILLIS = Pattern.compile("\\d{13}");
  Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");

  Wrong UNREADABLE =
      new Wrong("date_unreadable", "This date cannot be read. Write it like 2026-07-22.");

  /** Months by the first letters of their names, in six languages. */
  Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("ene", 1),
          Map.entry("gen", 1),
          Map.entry("feb", 2),
          Map.entry("fev", 2),
          Map.entry("mar", 3),
          Map.entry("mrz", 3),
          Map.entry("apr", 4),
          Map.entry("abr", 4),
          Map.entry("avr", 4),
          Map.entry("may", 5),
          Map.entry("mai", 5),
          Map.entry("mag", 5),
          Map.entry("jun", 6),
          Map.entry("juin", 6),
          Map.entry("giu", 6),
          Map.entry("jul", 7),
          Map.entry("juil", 7),
          Map.entry("lug", 7),
          Map.entry("aug", 8),
          Map.entry("ago", 8),
          Map.entry("aou", 8),
          Map.entry("sep", 9),
          Map.entry("set", 9),
          Map.entry("oct", 10),
          Map.entry("okt", 10),
          Map.entry("out", 10),
          Map.entry("ott", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("dez", 12),
          Map.entry("dic", 12));

  /**
   * Reads a date.
   *
   * @param order null if it is not known
   */
  static FileDate of(String text, @Nullable DateOrder order) {
    try {
      return !text.isEmpty() && Character.isLetter(text.charAt(0))
          ? named(text)
          : notNamed(text, order);
    } catch (DateTimeException notInTheCalendar) {
      return UNREADABLE;
    }
  }

  /** Reads a date that does not begin with the name of a month or weekday. */
  private static FileDate notNamed(String text, @Nullable DateOrder order) {
    if (MILLIS.matcher(text).matches()) {
      var moment = Instant.ofEpochMilli(Long.parseLong(text)).atOffset(ZoneOffset.UTC);
      return new Read(moment.toLocalDate(), moment.toLocalTime(), ZoneOffset.UTC);
    }
    if (SERIAL.matcher(text).matches()) {
      return new Wrong(
          "date_serial",
          "This is how a spreadsheet counts days. Give the column a date format, and export again.");
    }
    if (WITHOUT_YEAR.matcher(text).matches()) {
      return new Wrong("date_without_year", "This day has no year, and a date needs one.");
    }
    if (TWO_DIGITS.matcher(text).matches()) {
      return new Wrong("date_short_year", "The year has two digits, and may be of either century.");
    }
    return read(text, order);
  }

  private static FileDate read(String text, @Nullable DateOrder order) {
    Matcher first = YEAR_FIRST.matcher(text);
    if (first.lookingAt()) {
      return date(
          number(first, "year"), number(first, "month"), number(first, "day"), rest(first, text));
    }
    Matcher last = YEAR_LAST.matcher(text);
    if (last.lookingAt()) {
      int one = number(last, "one");
      int two = number(last, "two");
      DateOrder known = one == two ? DateOrder.DAY_FIRST : order;
      if (known == null) {
        return one <= 12 && two <= 12
            ? new Ambiguous()
            : one > 12
                ? date(number(last, "year"), two, one, rest(last, text))
                : date(number(last, "year"), one, two, rest(last, text));
      }
      boolean dayFirst = known == DateOrder.DAY_FIRST;
      return date(
          number(last, "year"), dayFirst ? two : one, dayFirst ? one : two, rest(last, text));
    }
    return named(text);
  }

  private static FileDate named(String text) {
    for (Pattern pattern : new Pattern[] {MONTH_DAY, DAY_MONTH}) {
      Matcher named = pattern.matcher(text);
      if (named.lookingAt()) {
        Integer month = month(named.group("name"));
        if (month != null) {
          return date(number(named, "year"), month, number(named, "day"), rest(named, text));
        }
      }
    }
    return UNREADABLE;
  }

  /** What a date reveals about the order of day and month. */
  enum Says {
    NOTHING,
    DAY_FIRST,
    MONTH_FIRST,
    EITHER
  }

  /** Returns what a date reveals about the order of day and month. */
  static Says says(String text) {
    Matcher last = YEAR_LAST.matcher(text);
    if (!last.lookingAt()) {
      return Says.NOTHING;
    }
    int one = number(last, "one");
    int two = number(last, "two");
    if (one <= 12 && two <= 12) {
      return one == two ? Says.NOTHING : Says.EITHER;
    }
    if (one <= 12) {
      return Says.MONTH_FIRST;
    }
    return two <= 12 ? Says.DAY_FIRST : Says.NOTHING;
  }

  private static @Nullable Integer month(String name) {
    String folded = Headings.folded(name);
    for (int length = Math.min(4, folded.length()); length >= 3; length--) {
      Integer month = MONTHS.get(folded.substring(0, length));
      if (month != null) {
        return month;
      }
    }
    return null;
  }

  private static String rest(Matcher date, String text) {
    return text.substring(date.end());
  }

  private static FileDate date(int year, int month, int day, String rest) {
    LocalDate date = LocalDate.of(year, month, day);
    if (rest.isBlank()) {
      return new Read(date, null, null);
    }
    Matcher time = TIME.matcher(rest.stripTrailing());
    if (!time.matches()) {
      return UNREADABLE;
    }
    String second = time.group("second");
    return new Read(
        date,
        LocalTime.of(
            hour(number(time, "hour"), time.group("half")),
            number(time, "minute"),
            second == null ? 0 : Integer.parseInt(second),
            nanos(time.group("fraction"))),
        zone(time.group("zone")));
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static int hour(int written, @Nullable String half) {
    if (half == null) {
      return written;
    }
    if (written < 1 || written > 12) {
      throw new DateTimeException("an hour of half a day");
    }
    return written % 12 + (half.toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
  }

  private static @Nullable ZoneOffset zone(@Nullable String written) {
    if (written == null) {
      return null;
    }
    return Character.isLetter(written.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(written);
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }
}
