package dev.cardfile.wire;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.Email;
import dev.cardfile.contact.Phone;
import dev.cardfile.contact.TimeZoneName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a text is read into a value.
 *
 * @param parse empty when the text has not this format
 * @param requirement what is said then
 */
record Format<T>(Function<String, Optional<T>> parse, Requirement requirement) {

  static final Format<String> TEXT = any(Function.identity());

  /** Names have single blanks inside. */
  static final Format<String> NAME = any(Characters::fold);

  static final Format<String> EMAIL =
      new Format<>(text -> Email.parse(text).map(Email::value), Requirement.EMAIL);

  static final Format<Country> COUNTRY = new Format<>(Country::parse, Requirement.COUNTRY);

  static final Format<TimeZoneName> TIME_ZONE =
      new Format<>(TimeZoneName::parse, Requirement.TIME_ZONE);

  static final Format<LocalDate> DATE = new Format<>(CalendarDate::parse, Requirement.DATE);

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

  static Format<String> oneOf(List<String> choices) {
    return new Format<>(
        text -> Optional.of(text).filter(choices::contains), Requirement.oneOf(choices));
  }

  private static Format<String> any(Function<String, String> change) {
    // Every text has this format, so the requirement is never told.
    return new Format<>(text -> Optional.of(change.apply(text)), Requirement.STRING);
  }
}
