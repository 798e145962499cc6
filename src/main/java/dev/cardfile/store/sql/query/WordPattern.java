package dev.cardfile.store.sql.query;

import dev.cardfile.search.WordFolding;
import dev.cardfile.search.Words;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Finds what is {@linkplain WordFolding folded} in a text that is not, where the folding's
 * sequences have been replaced: a regular expression that SQLite, where Java reads it, and
 * PostgreSQL understand alike.
 */
final class WordPattern {

  private static final String MARKS =
      "[" + WordFolding.FIRST_MARK + "-" + WordFolding.LAST_MARK + "]*";

  private static final String BEGINNING_OF_WORD = "(?:^|[ " + escaped(Words.SIGNS) + "])" + MARKS;

  /** To Java a line's end at the end of a text is behind its end. */
  private static final String END = "$(?![\\n\\r\\u0085\\u2028\\u2029])";

  private WordPattern() {}

  /** Of a text that has a word which begins so. */
  static String ofBeginning(String folded) {
    return BEGINNING_OF_WORD + letters(folded);
  }

  /** Of a text that is this one. */
  static String ofWhole(String folded) {
    return "^" + MARKS + letters(folded) + END;
  }

  private static String letters(String folded) {
    return folded
        .codePoints()
        .mapToObj(each -> "[" + escaped(WordFolding.sources(each)) + "]" + MARKS)
        .collect(Collectors.joining());
  }

  /** The signs of ASCII by their numbers: some of them mean something in a pattern. */
  private static String escaped(String text) {
    IntPredicate isSign = each -> each < 128 && !Character.isLetterOrDigit(each);
    return text.codePoints()
        .mapToObj(each -> isSign.test(each) ? "\\u%04x".formatted(each) : Character.toString(each))
        .collect(Collectors.joining());
  }
}
