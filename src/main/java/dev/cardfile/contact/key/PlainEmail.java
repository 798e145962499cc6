package dev.cardfile.contact.key;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A fast path for the simplest addresses, which consist of ASCII letters, digits and a few signs.
 * The result is the same as that of {@link Email}, at a fraction of the cost. Every other address
 * is left to {@link Email}.
 */
final class PlainEmail {

  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_LABEL = 63;

  private PlainEmail() {}

  /**
   * Returns the address in its normalised form if it is simple enough to be certainly valid;
   * otherwise null.
   *
   * @param typed without surrounding blanks
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

  /** Checks for words of letters, digits and signs, separated by single dots. */
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

  /**
   * Checks for at least two labels of letters, digits and single inner hyphens, the last of letters
   * only.
   */
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
