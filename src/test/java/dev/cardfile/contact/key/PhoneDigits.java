package dev.cardfile.contact.key;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a text's digits may stand for, by the prefixes in libphonenumber's data but
 * without its parser. An international, trunk or carrier prefix may be dropped, a region's own rule
 * may move or add digits, and Mexico's former 1 may be dropped. No other digit may change.
 */
final class PhoneDigits {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private PhoneDigits() {}

  /**
   * Reports whether a text without an extension may stand for a number.
   *
   * @param region the region in which the text is dialled
   * @param e164 the number in the form of E.164
   */
  static boolean mayStandFor(String text, String region, String e164) {
    String digits = text.replaceAll("[^0-9]", "");
    PhoneMetadata home = metadata(region);
    Set<String> all = new LinkedHashSet<>();
    boolean plus = text.contains("+");
    if (plus) {
      addInternational(digits, all);
    }
    // Even after a plus, as in +0049 …
    Matcher international = Pattern.compile(home.getInternationalPrefix()).matcher(digits);
    if (international.lookingAt()) {
      addInternational(digits.substring(international.end()), all);
    }
    if (!plus || all.isEmpty()) {
      addNational(home.getCountryCode(), digits, home, all);
      String code = Integer.toString(home.getCountryCode());
      if (digits.startsWith(code)) {
        addInternational(digits, all);
        addNational(home.getCountryCode(), digits.substring(code.length()), home, all);
      }
    }
    return all.contains(e164);
  }

  private static void addInternational(String digits, Set<String> all) {
    for (int length = 1; length <= 3 && length < digits.length(); length++) {
      int code = Integer.parseInt(digits.substring(0, length));
      if (digits.charAt(0) != '0' && NUMBERS.getSupportedCallingCodes().contains(code)) {
        String national = digits.substring(length);
        all.add("+" + code + national);
        String region = NUMBERS.getRegionCodeForCountryCode(code);
        if (!region.equals("001")) {
          addNational(code, national, metadata(region), all);
        }
        if (code == 52 && national.matches("1[0-9]{10}")) {
          all.add("+52" + national.substring(1));
        }
      }
    }
  }

  private static void addNational(
      int code, String digits, PhoneMetadata metadata, Set<String> all) {
    all.add("+" + code + digits);
    String prefix = metadata.getNationalPrefixForParsing();
    Matcher trunk = Pattern.compile(prefix).matcher(digits);
    if (prefix.isEmpty() || !trunk.lookingAt()) {
      return;
    }
    all.add("+" + code + digits.substring(trunk.end()));
    String rule = metadata.getNationalPrefixTransformRule();
    if (!rule.isEmpty() && trunk.groupCount() > 0 && trunk.group(trunk.groupCount()) != null) {
      all.add("+" + code + new StringBuilder(digits).replace(0, trunk.end(), expand(rule, trunk)));
    }
  }

  private static String expand(String rule, Matcher matched) {
    String expanded = rule;
    for (int i = 1; i <= matched.groupCount(); i++) {
      String group = matched.group(i);
      expanded = expanded.replace("$" + i, group == null ? "" : group);
    }
    return expanded;
  }

  /** By reflection, because the library does not publish its metadata. */
  private static PhoneMetadata metadata(String region) {
    try {
      Method method = PhoneNumberUtil.class.getDeclaredMethod("getMetadataForRegion", String.class);
      method.setAccessible(true);
      return (PhoneMetadata) method.invoke(NUMBERS, region);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(region, broken);
    }
  }
}
