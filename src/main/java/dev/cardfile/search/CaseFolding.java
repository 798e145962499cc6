package dev.cardfile.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Folds text for searches, which ignore case: character by character, by the pairs of small and
 * capital letters in Unicode. An ASCII character equals only itself and its own counterpart: a
 * dotless i is not an i.
 *
 * <p>A database can fold its texts in the same way without knowing Unicode: it lower-cases the
 * ASCII letters, and then {@linkplain #unfolded replaces} the few characters that fold to one of
 * the text searched for.
 */
public final class CaseFolding {

  private static final int ASCII_END = 128;

  private CaseFolding() {}

  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(CaseFolding::fold).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /** Returns a text with the letters A to Z in lower case, and all others unchanged. */
  public static String lowerAscii(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.chars().forEach(each -> lower.append((char) lowerAscii(each)));
    return lower.toString();
  }

  /**
   * Returns the non-ASCII characters that fold to a character of a folded text, each with the
   * character that it folds to.
   */
  public static SequencedMap<String, String> unfolded(String folded) {
    SequencedMap<String, String> pairs = new LinkedHashMap<>();
    folded
        .codePoints()
        .filter(each -> each >= ASCII_END)
        .forEach(each -> {
          String becomes = Character.toString(each);
          for (int other : Others.OF.getOrDefault(each, List.of())) {
            pairs.put(Character.toString(other), becomes);
          }
        });
    return pairs;
  }

  private static int fold(int codePoint) {
    if (codePoint < ASCII_END) {
      return lowerAscii(codePoint);
    }
    int folded = Character.toLowerCase(Character.toUpperCase(codePoint));
    return folded < ASCII_END || isMark(codePoint) ? codePoint : folded;
  }

  /**
   * Reports whether a character is a mark, which is not folded: the iota below a Greek letter is
   * one, and has a capital.
   */
  private static boolean isMark(int codePoint) {
    return Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  private static int lowerAscii(int each) {
    return each >= 'A' && each <= 'Z' ? each + ('a' - 'A') : each;
  }

  /** All characters that folding changes, by what they become; computed once, when first needed. */
  private static final class Others {

    static final Map<Integer, List<Integer>> OF = new HashMap<>();

    static {
      for (int each = ASCII_END; each <= Character.MAX_CODE_POINT; each++) {
        int folded = fold(each);
        if (folded != each) {
          OF.computeIfAbsent(folded, first -> new ArrayList<>()).add(each);
        }
      }
    }

    private Others() {}
  }
}
