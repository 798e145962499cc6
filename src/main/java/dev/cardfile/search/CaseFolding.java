package dev.cardfile.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Text as searches compare it: without regard to case, character by character, as Unicode pairs
 * small and capital letters. A character of ASCII equals no other character than its own pair: a
 * dotless i is not an i.
 *
 * <p>It is made so that a database can do the same to what it holds, without knowing Unicode: it
 * makes the letters of ASCII small, and then {@linkplain #unfolded replaces} those few characters
 * that the wanted text may stand for.
 */
public final class CaseFolding {

  private static final int ASCII_END = 128;

  private CaseFolding() {}

  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(CaseFolding::fold).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /** The text with the letters A to Z made small, and no others. */
  public static String lowerAscii(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.chars().forEach(each -> lower.append((char) lowerAscii(each)));
    return lower.toString();
  }

  /** The characters beyond ASCII that become one of a folded text's, each with what it becomes. */
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

  /** The iota below a Greek letter is one, and has a capital. */
  private static boolean isMark(int codePoint) {
    return Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  private static int lowerAscii(int each) {
    return each >= 'A' && each <= 'Z' ? each + ('a' - 'A') : each;
  }

  /** All characters that folding changes; found out once, when first needed. */
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
