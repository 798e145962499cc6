package dev.cardfile.transfer.mapping;

import dev.cardfile.contact.key.Email;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognises what values are by their appearance. */
final class ValuePatterns {

  /** The number of values out of ten that must look alike. */
  private static final int OF_TEN = 8;

  private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ()./-]{5,22}\\d");
  private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]+");

  private ValuePatterns() {}

  static boolean areEmails(Collection<String> values) {
    return most(values, ValuePatterns::isEmail);
  }

  /**
   * Reports whether the values are phones and not plain numbers: at least one must be written in a
   * way that numbers are not.
   */
  static boolean arePhones(Collection<String> values) {
    return most(values, ValuePatterns::isPhone)
        && values.stream().anyMatch(each -> each.matches("[+(].*|\\d+[ -].*\\d"));
  }

  static boolean isEmail(String value) {
    return value.indexOf('@') > 0 && Email.parse(value).isPresent();
  }

  static boolean isPhone(String value) {
    if (!PHONE.matcher(value).matches() || DATE.matcher(value).matches()) {
      return false;
    }
    long digits = value.chars().filter(Character::isDigit).count();
    return digits >= 7 && digits <= 15;
  }

  /** Reports whether a text is a value rather than a heading. */
  static boolean isValue(String text) {
    return isEmail(text)
        || isPhone(text)
        || DATE.matcher(text).matches()
        || NUMBER.matcher(text).matches();
  }

  private static boolean most(Collection<String> values, Predicate<String> looks) {
    long like = values.stream().filter(looks).count();
    return like > 0 && like * 10 >= (long) values.size() * OF_TEN;
  }
}
