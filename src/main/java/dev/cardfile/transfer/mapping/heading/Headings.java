package dev.cardfile.transfer.mapping.heading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares headings. */
public final class Headings {

  private static final Pattern IGNORED = Pattern.compile("[^\\p{L}\\p{N}]");

  private Headings() {}

  /** Reduces a heading to its letters and digits, in lower case and without diacritics. */
  public static String folded(String heading) {
    String letters =
        Normalizer.normalize(heading, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss");
    return IGNORED.matcher(letters).replaceAll("");
  }

  /**
   * Reports whether two folded headings differ by one slip: a letter too many, too few or
   * different, or two swapped. Short headings never count as near, because too many of them differ
   * by one letter (state, stage).
   */
  static boolean areNear(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (shorter < 7 || Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int begin = 0;
    while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String left = one.substring(begin, one.length() - end);
    String right = other.substring(begin, other.length() - end);
    return (left.length() <= 1 && right.length() <= 1)
        || (left.length() == 2 && new StringBuilder(left).reverse().toString().equals(right));
  }
}
