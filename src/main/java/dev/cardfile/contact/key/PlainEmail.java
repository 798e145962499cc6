package dev.cardfile.contact.key;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plainest addresses, of letters and digits of ASCII and a few signs, into the same form
 * as {@link Email} does, at a small part of the cost. Whatever could be read in another way is left
 * to it.
 */
final class PlainEmail {

  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_LABEL = 63;

  private PlainEmail() {}

  /**
   * The address in its one form, if it is so plain that nothing can be wrong with it; else null.
   *
   * @param typed without blanks around it
   */
  static @Nullable String read(String typed) {
    int at = typed.indexOf('@');
    return at <= MAX_LOCAL_PART
            && typed.length() <= Email.MAX_LENGTH
            && isPlainLocalPart(typed, at)
            && isPlainDomain(typed, at + 1)
        ? typed.toLowerCase(Locale.ROOT)
        : null;
  }

  /** Words of letters, digits and signs, with single dots between them. */
  private static boolean isPlainLocalPart(String text, int end) {
    char before = '.';
    for (int i = 0; i < end; i++) {
      char each = text.charAt(i);
      if (each == '.' ? before == '.' : !isAlphanumeric(each) && "_+-".indexOf(each) < 0) {
        return false;
      }
      before = each;
    }
    return before != '.';
  }

  /** Two labels or more, of letters, digits and single hyphens inside; the last of letters. */
  private static boolean isPlainDomain(String text, int start) {
    int label = start;
    boolean letters = true;
    char before = '.';
    for (int i = start; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean sign = each == '.' || each == '-';
      if (sign ? before == '.' || before == '-' : !isAlphanumeric(each)) {
        return false;
      }
      if (each == '.') {
        if (i - label > MAX_LABEL) {
          return false;
        }
        label = i + 1;
        letters = true;
      } else {
        letters &= isLetter(each);
      }
      before = each;
    }
    int last = text.length() - label;
    return label > start && letters && last >= 2 && last <= MAX_LABEL;
  }

  private static boolean isAlphanumeric(char each) {
    return isLetter(each) || (each >= '0' && each <= '9');
  }

  private static boolean isLetter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }
}
