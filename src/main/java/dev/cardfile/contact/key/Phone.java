package dev.cardfile.contact.key;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A phone number in E.164, the only form in which it is stored, matched and returned. */
public record Phone(String value) {

  /** The maximum length of a number as it was typed. */
  public static final int MAX_TYPED = 64;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private static final int NORTH_AMERICA = 1;
  private static final int MEXICO = 52;

  /** Mexican national numbers that still begin with the 1 that mobile numbers had until 2019. */
  private static final long FIRST_MEXICAN_MOBILE = 11_000_000_000L;

  private static final long LAST_MEXICAN_MOBILE = 19_999_999_999L;
  private static final long MEXICAN_MOBILE = 10_000_000_000L;

  /**
   * A phone number as it was typed, split into the number, which is stored, and the extension,
   * which is not.
   *
   * @param extension digits, or null if none was typed
   */
  public record Typed(Phone phone, @Nullable String extension) {}

  /**
   * Parses a number as a person may have typed it. Returns empty unless the number, including its
   * area code, is possible in its country. It need not be valid: the example of HighLevel's own
   * documentation, {@code +18832327657}, is possible but not valid. The digits are those that were
   * typed, except for prefixes; letters are never converted to digits.
   *
   * @param region the country to assume for a number without a country code; {@link #knowsRegion}
   *     must be true for it
   */
  public static Optional<Typed> parse(String typed, String region) {
    String plain = PlainPhone.read(typed, region);
    return plain != null
        ? Optional.of(new Typed(new Phone(plain), null))
        : parseWhole(typed, region);
  }

  /** Does the same as {@link #parse}, without the fast path of {@link PlainPhone}. */
  static Optional<Typed> parseWhole(String typed, String region) {
    PhoneText text = PhoneText.of(typed).orElse(null);
    if (text == null) {
      return Optional.empty();
    }
    return number(text.number(), region)
        .filter(number -> !text.bareExtension() || NUMBERS.isValidNumber(number))
        .map(number -> new Phone(NUMBERS.format(number, PhoneNumberFormat.E164)))
        .map(phone -> new Typed(phone, text.extension()));
  }

  /** Reports whether a text is only a plus and a country code, which forms send for "no number". */
  public static boolean isCountryCodeOnly(String typed) {
    return PhoneText.codeOnly(typed)
        .map(Integer::valueOf)
        .filter(NUMBERS.getSupportedCallingCodes()::contains)
        .isPresent();
  }

  /** Reports whether numbers without a country code can be parsed for this country. */
  public static boolean knowsRegion(String countryCode) {
    return NUMBERS.getSupportedRegions().contains(countryCode);
  }

  private static Optional<PhoneNumber> number(String text, String region) {
    PhoneNumber number;
    try {
      number = NUMBERS.parseAndKeepRawInput(text, region);
      if (number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN) {
        // Without a plus, libphonenumber would drop a trunk prefix twice.
        number = NUMBERS.parseAndKeepRawInput("+" + text, region);
      }
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
    // Otherwise libphonenumber would return a number of only zeros as it was typed.
    number.clearRawInput();
    dropMexicanMobilePrefix(number);
    // PhoneText has already removed the extension. If libphonenumber finds another, the text is not
    // just a phone number.
    return number.hasExtension() || !isPossible(number) ? Optional.empty() : Optional.of(number);
  }

  private static boolean isPossible(PhoneNumber number) {
    // libphonenumber only checks the length. No North American number begins with 0, but the
    // national numbers of other countries often do.
    boolean nobodys = number.getCountryCode() == NORTH_AMERICA && number.isItalianLeadingZero();
    return !nobodys && NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }

  /**
   * Removes the former mobile prefix 1, which WhatsApp still writes. A number without a country
   * code is left alone, because its 1 may be the country code of North America.
   */
  private static void dropMexicanMobilePrefix(PhoneNumber number) {
    long national = number.getNationalNumber();
    if (number.getCountryCode() == MEXICO
        && !number.isItalianLeadingZero()
        && number.getCountryCodeSource() != CountryCodeSource.FROM_DEFAULT_COUNTRY
        && national >= FIRST_MEXICAN_MOBILE
        && national <= LAST_MEXICAN_MOBILE) {
      number.setNationalNumber(national - MEXICAN_MOBILE);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
