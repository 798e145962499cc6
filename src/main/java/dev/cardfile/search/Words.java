package dev.cardfile.search;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits texts into words, at blanks and at the signs that join names and the parts of addresses.
 */
public final class Words {

  /**
   * The signs that end a word, besides the space. A database replaces them with spaces to do the
   * same.
   */
  public static final String SIGNS = ".@-_+',/()&";

  private static final Pattern BETWEEN = Pattern.compile("[ .@\\-_+',/()&]+");

  private Words() {}

  /**
   * Returns the words of a text in their order, folded by {@link WordFolding}; none of them is
   * empty.
   */
  public static List<String> of(String text) {
    return Arrays.stream(BETWEEN.split(WordFolding.fold(text)))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
