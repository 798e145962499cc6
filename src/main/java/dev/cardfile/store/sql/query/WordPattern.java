package dev.cardfile.store.sql.query;

import dev.cardfile.search.WordFolding;
import dev.cardfile.search.Words;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Regular expressions that find a {@linkplain WordFolding folded} word or text in a text that is
 * not folded, in which only the sequences of {@link WordFolding#sequences} have been replaced.
 * Java, which evaluates them for SQLite, and PostgreSQL read them alike.
 */
final class WordPattern {

  private static final String MARKS =
      "[" + WordFolding.FIRST_MARK + "-" + WordFolding.LAST_MARK + "]*";

  private static final String BEGINNING_OF_WORD = "(?:^|[ " + escaped(Words.SIGNS) + "])" + MARKS;

  /**
   * The end of the text. In Java, {@code $} alone also matches before a line terminator at the end.
   */
  private static final String END = "$(?![\\n\\r\\u0085\\u2028\\u2029])";

  private WordPattern() {}

  /** Returns a pattern for a text that contains a word with this prefix. */
  static String ofBeginning(String folded) {
    return BEGINNING_OF_WORD + letters(folded);
  }

  /** Returns a pattern for a text that equals this one. */
  static String ofWhole(String folded) {
    return "^" + MARKS + letters(folded) + END;
  }

  private static String letters(String folded) {
    return folded
        .codePoints()
        .mapToObj(each -> "[" + escaped(WordFolding.sources(each)) + "]" + MARKS)
        .collect(Collectors.joining());
  }

  /**
   * Escapes all ASCII characters except letters and digits, since some of them have a meaning in a
   * pattern.
   */
  private static String escaped(String text) {
    IntPredicate isSign = each -> each < 128 && !Character.isLetterOrDigit(each);
    return text.codePoints()
        .mapToObj(each -> isSign.test(each) ? "\\u%04x".formatted(each) : Character.toString(each))
        .collect(Collectors.joining());
  }
}
