package dev.cardfile.contact.key;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A phone number in E.164, the one form in which it is stored, matched and answered. */
public record Phone(String value) {

  /** So many characters of a number as it may be typed are read, at most. */
  public static final int MAX_TYPED = 64;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private static final int NORTH_AMERICA = 1;
  private static final int MEXICO = 52;

  /**
   * Mexican national numbers that still start with the 1 for mobiles, which Mexico dropped in 2019.
   */
  private static final long FIRST_MEXICAN_MOBILE = 11_000_000_000L;

  private static final long LAST_MEXICAN_MOBILE = 19_999_999_999L;
  private static final long MEXICAN_MOBILE = 10_000_000_000L;

  /**
   * A number as typed, apart: the number that is kept and the extension that is not.
   *
   * @param extension digits, or null where none was typed
   */
  public record Typed(Phone phone, @Nullable String extension) {}

  /**
   * Reads a number as a person may have typed it; empty when it is not possible with its area code.
   * Possible is enough: the document's own example, {@code +18832327657}, is possible and not
   * valid. The digits are those that were typed, except for prefixes; letters never become digits.
   *
   * @param region where a number without a country code is dialled: one for which {@link
   *     #knowsRegion} holds
   */
  public static Optional<Typed> parse(String typed, String region) {
    String plain = PlainPhone.read(typed, region);
    return plain != null
        ? Optional.of(new Typed(new Phone(plain), null))
        : parseWhole(typed, region);
  }

  /** The same for every text, by the library. */
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

  /** Whether this is only a plus and a country code, as forms send it for "no number". */
  public static boolean isCountryCodeOnly(String typed) {
    return PhoneText.codeOnly(typed)
        .map(Integer::valueOf)
        .filter(NUMBERS.getSupportedCallingCodes()::contains)
        .isPresent();
  }

  /** Whether numbers without a country code can be read for this country. */
  public static boolean knowsRegion(String countryCode) {
    return NUMBERS.getSupportedRegions().contains(countryCode);
  }

  private static Optional<PhoneNumber> number(String text, String region) {
    PhoneNumber number;
    try {
      number = NUMBERS.parseAndKeepRawInput(text, region);
      if (number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN) {
        // There the library would drop a trunk prefix twice.
        number = NUMBERS.parseAndKeepRawInput("+" + text, region);
      }
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
    // Otherwise the library would format a number that is all zeros as it was typed.
    number.clearRawInput();
    dropMexicanMobilePrefix(number);
    // Our own extension is cut off by now; another one means that the text is something else.
    return number.hasExtension() || !isPossible(number) ? Optional.empty() : Optional.of(number);
  }

  private static boolean isPossible(PhoneNumber number) {
    // The library only counts digits, and national numbers of other countries often begin with 0.
    boolean nobodys = number.getCountryCode() == NORTH_AMERICA && number.isItalianLeadingZero();
    return !nobodys && NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }

  /** WhatsApp still writes it. Without a country code, the 1 would be that of North America. */
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
