package dev.cardfile.wire;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.Email;
import dev.cardfile.contact.Phone;
import dev.cardfile.contact.TimeZoneName;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a text is read into a value.
 *
 * @param parse empty when the text has not this format
 * @param requirement what is said then
 */
record Format<T>(Function<String, Optional<T>> parse, Requirement requirement) {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+");

  static final Format<String> TEXT = any(Function.identity());

  /** Names have single blanks inside. */
  static final Format<String> NAME = any(Characters::fold);

  static final Format<String> EMAIL =
      new Format<>(text -> Email.parse(text).map(Email::value), Requirement.EMAIL);

  static final Format<Country> COUNTRY = new Format<>(Country::parse, Requirement.COUNTRY);

  static final Format<TimeZoneName> TIME_ZONE =
      new Format<>(TimeZoneName::parse, Requirement.TIME_ZONE);

  static final Format<LocalDate> DATE = new Format<>(CalendarDate::parse, Requirement.DATE);

  static final Format<Instant> INSTANT = new Format<>(Timestamp::parse, Requirement.INSTANT);

  static Format<LocalDate> dateUntil(LocalDate latest) {
    return new Format<>(
        text -> CalendarDate.parse(text).filter(date -> !date.isAfter(latest)), Requirement.DATE);
  }

  /**
   * A phone number.
   *
   * @param region where a number without a country code is dialled
   */
  static Format<Phone.Typed> phone(String region) {
    return new Format<>(text -> Phone.parse(text, region), Requirement.PHONE);
  }

  /** A phone number where there is no room for an extension, which is not dropped but refused. */
  static Format<String> plainPhone(String region) {
    return new Format<>(
        text ->
            Phone.parse(text, region)
                .filter(typed -> typed.extension() == null)
                .map(typed -> typed.phone().value()),
        Requirement.PHONE);
  }

  static Format<Integer> wholeNumber(int least, int most) {
    return new Format<>(
        text ->
            Optional.of(text)
                .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
                .map(BigInteger::new)
                .filter(number -> number.compareTo(BigInteger.valueOf(least)) >= 0)
                .filter(number -> number.compareTo(BigInteger.valueOf(most)) <= 0)
                .map(BigInteger::intValueExact),
        Requirement.wholeNumber(least, most));
  }

  static Format<String> oneOf(List<String> choices) {
    return new Format<>(
        text -> Optional.of(text).filter(choices::contains), Requirement.oneOf(choices));
  }

  private static Format<String> any(Function<String, String> change) {
    // Every text has this format, so the requirement is never told.
    return new Format<>(text -> Optional.of(change.apply(text)), Requirement.STRING);
  }
}
