package dev.cardfile.search;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a text: what stands between blanks and the signs that join names and addresses. */
public final class Words {

  /** What ends a word, besides a blank. A database makes blanks of them to do the same. */
  public static final String SIGNS = ".@-_+',/()&";

  private static final Pattern BETWEEN = Pattern.compile("[ .@\\-_+',/()&]+");

  private Words() {}

  /** The words as {@link WordFolding} has them, in their order; none of them is empty. */
  public static List<String> of(String text) {
    return Arrays.stream(BETWEEN.split(WordFolding.fold(text)))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
