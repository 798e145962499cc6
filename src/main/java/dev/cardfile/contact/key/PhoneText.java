package dev.cardfile.contact.key;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that may be a phone number, cleaned and split, before it is parsed.
 *
 * @param number ASCII digits and punctuation, without letters
 * @param extension ASCII digits, or null if none was typed
 * @param bareExtension whether the extension follows a single character such as {@code x} or {@code
 *     #} instead of a word, which is weaker evidence of an extension
 */
record PhoneText(String number, @Nullable String extension, boolean bareExtension) {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern SCHEME = Pattern.compile("^tel: *", FLAGS);

  // libphonenumber drops anything before the first digit, so this is checked first.
  private static final Pattern NUMBER_COMES_FIRST = Pattern.compile("^[+＋(（\\[0-9]");

  /** An extension after one of the words for it that libphonenumber knows. */
  private static final Pattern WORD_AND_EXTENSION =
      Pattern.compile(
          "(?:;ext=|[ ,]*(?:e?xt(?:ensi(?:o\u0301?|ó))?n?|ｅ?ｘｔｎ?|доб|anexo|int|ｉｎｔ)[:.．]?[ ,-]*)"
              + "([0-9]{1,20})#?$",
          FLAGS);

  /**
   * An extension after a single character. As these characters also occur inside a number or
   * between two numbers, only a few digits may follow.
   */
  private static final Pattern SIGN_AND_EXTENSION =
      Pattern.compile("(?<=[0-9)）\\]])[ ,]*[xｘ#＃~～,;][:.．]?[ ,-]*([0-9]{1,7})$", FLAGS);

  // In Japan, ー is typed for a dash, so it does not count as a letter.
  private static final Pattern LETTER = Pattern.compile("[\\p{L}&&[^ー]]");

  private static final Pattern CODE_ONLY =
      Pattern.compile("[(\\[ ]*[+＋]([^\\p{L}\\p{N}+]*[0-9]){1,3}[^\\p{L}\\p{N}+]*");

  /**
   * Splits a text into number and extension; returns empty if the text cannot be a phone number, or
   * its number contains letters.
   */
  static Optional<PhoneText> of(String typed) {
    String text = SCHEME.matcher(clean(typed)).replaceFirst("");
    return Optional.of(split(text))
        .filter(parts -> NUMBER_COMES_FIRST.matcher(parts.number()).find())
        .filter(parts -> !LETTER.matcher(parts.number()).find());
  }

  /**
   * Returns the digits of a text that consists of a plus, one to three digits and punctuation;
   * empty for any other text.
   */
  static Optional<String> codeOnly(String typed) {
    String text = clean(typed);
    return CODE_ONLY.matcher(text).matches()
        ? Optional.of(text.replaceAll("[^0-9]", ""))
        : Optional.empty();
  }

  private static PhoneText split(String text) {
    Matcher word = WORD_AND_EXTENSION.matcher(text);
    if (word.find()) {
      return new PhoneText(text.substring(0, word.start()), word.group(1), false);
    }
    Matcher sign = SIGN_AND_EXTENSION.matcher(text);
    if (sign.find()) {
      return new PhoneText(text.substring(0, sign.start()), sign.group(1), true);
    }
    return new PhoneText(text, null, false);
  }

  /**
   * Removes invisible characters, and replaces every blank with a space and every digit with its
   * ASCII form.
   */
  private static String clean(String typed) {
    StringBuilder clean = new StringBuilder(typed.length());
    typed
        .codePoints()
        .filter(each -> !isInvisible(each))
        .map(PhoneText::plain)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static int plain(int codePoint) {
    if (codePoint == '\t' || Character.getType(codePoint) == Character.SPACE_SEPARATOR) {
      return ' ';
    }
    int digit = Character.isDigit(codePoint) ? Character.digit(codePoint, 10) : -1;
    return digit < 0 ? codePoint : '0' + digit;
  }

  private static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT || isVariationSelector(codePoint);
  }

  private static boolean isVariationSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
        || (codePoint >= 0x180B && codePoint <= 0x180F);
  }
}
