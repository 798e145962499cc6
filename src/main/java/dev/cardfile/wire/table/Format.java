package dev.cardfile.wire.table;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.json.Characters;
import dev.cardfile.location.LocationId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How a string is parsed into a value.
 *
 * @param parse returns empty if the text does not have this format
 * @param nothing tests for texts that count as blank, which a warning reports
 * @param requirement what is reported for a text that does not have this format
 * @param schema the allowed texts, as far as JSON Schema can express them
 * @param about what the schema cannot express, for people
 */
public record Format<T>(
    Function<String, Optional<T>> parse,
    Predicate<String> nothing,
    Requirement requirement,
    Supplier<Schema> schema,
    String about) {

  public Format(
      Function<String, Optional<T>> parse,
      Requirement requirement,
      Supplier<Schema> schema,
      String about) {
    this(parse, text -> false, requirement, schema, about);
  }

  /** The region if no country is known: only numbers with a country code are valid there. */
  public static final String NO_REGION = "ZZ";

  private static final String PHONE_WORDS =
      "A phone number; without a country code it belongs to the body's country or the location's.";

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+(\\.0+)?");

  public static final Format<String> TEXT = any(Function.identity());

  /** The format of names: any text, in which each run of whitespace becomes a single space. */
  public static final Format<String> NAME = any(Characters::fold);

  public static final Format<String> EMAIL =
      new Format<>(
          text -> Email.parse(text).map(Email::value),
          Requirement.EMAIL,
          () -> Schema.STRING.with("format", "email"),
          "");

  public static final Format<Country> COUNTRY =
      new Format<>(
          Country::parse,
          Requirement.COUNTRY,
          () -> Schema.STRING,
          "A two-letter country code, like US; USA and United States are read too.");

  public static final Format<TimeZoneName> TIME_ZONE =
      new Format<>(
          TimeZoneName::parse,
          Requirement.TIME_ZONE,
          () -> Schema.STRING,
          "An IANA time zone, like America/New_York.");

  public static final Format<LocalDate> DATE = date(date -> true);

  public static final Format<Instant> INSTANT =
      new Format<>(
          Timestamp::parse,
          Requirement.INSTANT,
          () -> Schema.STRING,
          "An ISO 8601 date and time, or a date, which means midnight.");

  public static final Format<LocationId> LOCATION_ID =
      new Format<>(
          text -> Optional.of(text).filter(LocationId::isWellFormed).map(LocationId::new),
          Requirement.LOCATION_ID,
          () -> Schema.STRING.with("pattern", "^[A-Za-z0-9_-]{1,64}$"),
          "");

  public <S> Format<S> map(Function<T, S> change) {
    return new Format<>(text -> parse.apply(text).map(change), nothing, requirement, schema, about);
  }

  public static Format<LocalDate> dateUntil(LocalDate latest) {
    return date(date -> !date.isAfter(latest));
  }

  private static Format<LocalDate> date(Predicate<LocalDate> among) {
    return new Format<>(
        text -> CalendarDate.parse(text).filter(among),
        Requirement.DATE,
        () -> Schema.STRING,
        "A date with the year or the month first: 2000-12-31, 12/31/2000.");
  }

  /**
   * Returns the format of a phone number.
   *
   * @param region the region that a number without a country code belongs to
   */
  public static Format<Phone.Typed> phone(String region) {
    return new Format<>(
        text -> Phone.parse(text, region),
        Phone::isCountryCodeOnly,
        Requirement.PHONE,
        () -> Schema.STRING,
        PHONE_WORDS);
  }

  /** Returns the format of a phone number that rejects an extension, because none can be stored. */
  public static Format<String> plainPhone(String region) {
    return new Format<>(
        text ->
            Phone.parse(text, region)
                .filter(typed -> typed.extension() == null)
                .map(typed -> typed.phone().value()),
        Phone::isCountryCodeOnly,
        Requirement.PHONE,
        () -> Schema.STRING,
        PHONE_WORDS);
  }

  static Format<Integer> wholeNumber(int least, int most) {
    return new Format<>(
        text ->
            Optional.of(text)
                .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
                .map(BigDecimal::new)
                .map(BigDecimal::toBigInteger)
                .filter(number -> number.compareTo(BigInteger.valueOf(least)) >= 0)
                .filter(number -> number.compareTo(BigInteger.valueOf(most)) <= 0)
                .map(BigInteger::intValueExact),
        Requirement.wholeNumber(least, most),
        () -> Schema.INTEGER.with("minimum", least).with("maximum", most),
        "");
  }

  public static Format<String> oneOf(List<String> choices) {
    Set<String> allowed = Set.copyOf(choices);
    return new Format<>(
        text -> Optional.of(text).filter(allowed::contains),
        Requirement.oneOf(choices),
        () -> Schema.oneOf(choices),
        "");
  }

  private static Format<String> any(Function<String, String> change) {
    // Every text has this format, so the requirement is never reported.
    return new Format<>(
        text -> Optional.of(change.apply(text)), Requirement.STRING, () -> Schema.STRING, "");
  }
}
