package dev.cardfile.transfer.mapping.heading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How headings compare. */
public final class Headings {

  private static final Pattern IGNORED = Pattern.compile("[^\\p{L}\\p{N}]");

  private Headings() {}

  /** What is left of a heading: its letters and digits, in lower case, without accents. */
  public static String folded(String heading) {
    String letters =
        Normalizer.normalize(heading, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss");
    return IGNORED.matcher(letters).replaceAll("");
  }

  /**
   * Whether two folded headings are one but for a slip: a letter too many, too few, another, or two
   * swapped. Short ones have too many neighbours (state, stage).
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
