package dev.cardfile.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A phone number in E.164, the one form in which it is stored, matched and answered. */
public record Phone(String value) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  // The library drops whatever stands before the first digit.
  private static final Pattern NUMBER_COMES_FIRST =
      Pattern.compile("^\\s*(tel:\\s*)?[+＋(（\\[\\p{Nd}]", Pattern.CASE_INSENSITIVE);

  /**
   * A number as typed, apart: the number that is kept and the extension that is not.
   *
   * @param extension digits, or null where none was typed
   */
  public record Typed(Phone phone, @Nullable String extension) {}

  /**
   * Reads a number as a person may have typed it; empty when it is not possible with its area code.
   * Possible is enough: the document's own example, {@code +18832327657}, is possible and not
   * valid.
   *
   * @param region where a number without a country code is dialled: one for which {@link
   *     #knowsRegion} holds
   */
  public static Optional<Typed> parse(String typed, String region) {
    if (!NUMBER_COMES_FIRST.matcher(typed).find()) {
      return Optional.empty();
    }
    PhoneNumber number;
    try {
      number = NUMBERS.parse(typed, region);
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
    if (NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
      return Optional.empty();
    }
    String extension = number.hasExtension() ? number.getExtension() : null;
    Phone phone = new Phone(NUMBERS.format(number, PhoneNumberFormat.E164));
    return Optional.of(new Typed(phone, extension));
  }

  /** Whether numbers without a country code can be read for this country. */
  public static boolean knowsRegion(String countryCode) {
    return NUMBERS.getSupportedRegions().contains(countryCode);
  }

  @Override
  public String toString() {
    return value;
  }
}
