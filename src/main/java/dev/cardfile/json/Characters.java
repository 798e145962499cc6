package dev.cardfile.json;

/** Checks and normalises the characters of texts that are received or sent. */
public final class Characters {

  private static final char REPLACEMENT = '\uFFFD';

  private Characters() {}

  /**
   * Reports whether every store can hold a text, which must contain neither U+0000 nor a lone
   * surrogate.
   */
  public static boolean areWellFormed(String text) {
    return text.indexOf('\0') < 0 && !hasLoneSurrogate(text);
  }

  /** Returns a text with each lone surrogate replaced, so that it can be encoded in UTF-8. */
  static String encodable(String text) {
    return hasLoneSurrogate(text) ? replace(text, false) : text;
  }

  /** Returns a text with each control character and lone surrogate replaced. */
  public static String harmless(String text) {
    return isHarmless(text) ? text : replace(text, true);
  }

  private static boolean isHarmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isISOControl(each) || Character.isSurrogate(each)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a text without surrounding blanks, which are those of Unicode and the byte order mark.
   */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /**
   * Returns a text without surrounding blanks, and with a single space for each run of blanks
   * inside.
   */
  public static String fold(String text) {
    String stripped = strip(text);
    return isFolded(stripped) ? stripped : withSingleBlanks(stripped);
  }

  private static boolean isFolded(String stripped) {
    for (int i = 0; i < stripped.length(); i++) {
      char each = stripped.charAt(i);
      if (isBlank(each) && (each != ' ' || stripped.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  private static String withSingleBlanks(String stripped) {
    StringBuilder folded = new StringBuilder(stripped.length());
    for (int i = 0; i < stripped.length(); i++) {
      char each = stripped.charAt(i);
      if (!isBlank(each)) {
        folded.append(each);
      } else if (folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    return folded.toString();
  }

  /**
   * Returns the length of a text in code points, which comes closest to the characters that a
   * person counts.
   */
  public static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns the first {@code most} code points of a text. */
  public static String cut(String text, int most) {
    return count(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }

  // All blanks are in the Basic Multilingual Plane, so each is a single char.
  private static boolean isBlank(char each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\uFEFF';
  }

  /** A loop instead of a stream, for speed: every text that is received or sent is checked here. */
  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int codePoint = text.codePointAt(i);
        if (isLoneSurrogate(codePoint)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static String replace(String text, boolean controlsToo) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints()
        .map(each ->
            isLoneSurrogate(each) || (controlsToo && Character.isISOControl(each))
                ? REPLACEMENT
                : each)
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }
}
