package dev.cardfile.contact.key;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fast path for the simplest spellings of phone numbers, which consist of digits, {@code + ( ) -
 * .} and spaces. It applies libphonenumber's metadata without calling the library's parser, which
 * takes many times as long. Every text that may contain more than a number with a country code or a
 * national prefix is left to the library.
 */
final class PlainPhone {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final MetadataSource METADATA =
      DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();

  private static final int MAX_DIGITS = 17;
  private static final int MEXICO = 52;

  private static final Map<Integer, Plan> BY_CALLING_CODE = new ConcurrentHashMap<>();
  private static final Map<String, Plan> BY_REGION = new ConcurrentHashMap<>();

  private static final Pattern PLAIN_PREFIX = Pattern.compile("[0-9]+(\\|[0-9]+)*");

  /**
   * The rules for parsing the numbers of a region, dialled from within it.
   *
   * @param dropsPrefix whether the national prefix is plain digits, which are removed from a number
   * @param national the pattern of the region's national numbers
   */
  private record Plan(
      int callingCode,
      Pattern internationalPrefix,
      @Nullable Pattern nationalPrefix,
      boolean dropsPrefix,
      Pattern national,
      long possibleLengths) {

    static Plan of(String region) {
      int code = NUMBERS.getCountryCodeForRegion(region);
      PhoneMetadata own = METADATA.getMetadataForRegion(region);
      // Regions that share a calling code use the possible lengths of the main region.
      PhoneMetadata main = METADATA.getMetadataForRegion(NUMBERS.getRegionCodeForCountryCode(code));
      return new Plan(
          code,
          Pattern.compile(own.getInternationalPrefix()),
          own.hasNationalPrefixForParsing()
              ? Pattern.compile(own.getNationalPrefixForParsing())
              : null,
          own.getId().equals(main.getId()) && dropsPrefix(own),
          Pattern.compile(own.getGeneralDesc().getNationalNumberPattern()),
          lengths(main.getGeneralDesc().getPossibleLengthList())
              & ~lengths(main.getGeneralDesc().getPossibleLengthLocalOnlyList()));
    }

    private static boolean dropsPrefix(PhoneMetadata of) {
      return PLAIN_PREFIX.matcher(of.getNationalPrefixForParsing()).matches()
          && !of.hasNationalPrefixTransformRule();
    }

    private static long lengths(List<Integer> all) {
      return all.stream().mapToLong(length -> 1L << length).reduce(0, (a, b) -> a | b);
    }

    /**
     * Reports whether these digits are a national number as they are, with nothing to remove or
     * add.
     */
    boolean takes(String national) {
      return (possibleLengths >> national.length() & 1) == 1
          && national.charAt(0) != '0'
          && !(callingCode == MEXICO && national.charAt(0) == '1')
          && (nationalPrefix == null || !nationalPrefix.matcher(national).lookingAt());
    }

    /**
     * Returns the digits after the national prefix; null if there is no prefix, or if the digits
     * including the prefix may be a number themselves.
     */
    @Nullable String withoutPrefix(String digits) {
      if (!dropsPrefix || nationalPrefix == null || national.matcher(digits).matches()) {
        return null;
      }
      Matcher prefix = nationalPrefix.matcher(digits);
      return prefix.lookingAt() ? digits.substring(prefix.end()) : null;
    }

    boolean mayBeInternational(String digits) {
      return digits.startsWith(Integer.toString(callingCode))
          || internationalPrefix.matcher(digits).lookingAt();
    }
  }

  private PlainPhone() {}

  /**
   * Returns the number in E.164 if the text is so simple that the library would give the same
   * result; otherwise null.
   */
  static @Nullable String read(String typed, String region) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > Phone.MAX_TYPED) {
      return null;
    }
    char first = text.charAt(0);
    boolean international = first == '+';
    if (!international && first != '(' && !isDigit(first)) {
      return null;
    }
    String digits = digits(text, international ? 1 : 0);
    if (digits == null) {
      return null;
    }
    return international ? international(digits) : national(digits, region);
  }

  private static @Nullable String international(String digits) {
    if (digits.charAt(0) == '0') {
      return null;
    }
    for (int length = 1; length <= 3 && length < digits.length(); length++) {
      int code = Integer.parseInt(digits, 0, length, 10);
      if (NUMBERS.getSupportedCallingCodes().contains(code)) {
        Plan plan = ofCallingCode(code);
        return plan != null && plan.takes(digits.substring(length)) ? "+" + digits : null;
      }
    }
    return null;
  }

  private static @Nullable String national(String digits, String region) {
    Plan plan = BY_REGION.computeIfAbsent(region, Plan::of);
    if (plan.mayBeInternational(digits)) {
      return null;
    }
    String number = plan.takes(digits) ? digits : plan.withoutPrefix(digits);
    return number != null && plan.takes(number) ? "+" + plan.callingCode() + number : null;
  }

  /**
   * Returns the plan of the main region of a calling code; null for codes that belong to no region.
   */
  private static @Nullable Plan ofCallingCode(int code) {
    Plan known = BY_CALLING_CODE.get(code);
    if (known != null) {
      return known;
    }
    String region = NUMBERS.getRegionCodeForCountryCode(code);
    if (region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)) {
      return null;
    }
    return BY_CALLING_CODE.computeIfAbsent(code, _ -> Plan.of(region));
  }

  /**
   * Returns the digits of a text from an index onwards; null if the text has characters other than
   * digits and a few signs, or too few or too many digits.
   */
  private static @Nullable String digits(String text, int from) {
    char[] digits = new char[MAX_DIGITS];
    int count = 0;
    for (int i = from; i < text.length(); i++) {
      char each = text.charAt(i);
      if (isDigit(each)) {
        if (count == MAX_DIGITS) {
          return null;
        }
        digits[count++] = each;
      } else if (each != ' ' && each != '(' && each != ')' && each != '-' && each != '.') {
        return null;
      }
    }
    return count < 4 ? null : new String(digits, 0, count);
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
