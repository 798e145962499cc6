package dev.cardfile.search;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Folds text for comparing the words of a query, which ignores case and the diacritics of Latin,
 * Greek and Cyrillic letters. A few Latin letters that do not decompose become what people type
 * instead: {@code ø} becomes {@code o}, and {@code ß} becomes {@code ss}. In all other scripts a
 * letter with a mark is another letter, so the mark stays. The same is true of the Cyrillic {@code
 * й ї ў ѓ ќ}, which are on the keyboards of those who write them.
 *
 * <p>Each character is folded by itself, so that a database can look for a folded text in what it
 * stores: it {@linkplain #sequences replaces} a few sequences, and accepts for a letter any of its
 * {@linkplain #sources sources}, with or without marks after it.
 */
public final class WordFolding {

  private static final int ASCII_END = 128;

  /** The end of the code points that can be folded: no character from here on is. */
  static final int END = 0x20000;

  /** The first of the combining marks that are removed. */
  public static final char FIRST_MARK = '\u0300';

  public static final char LAST_MARK = '\u036F';

  /** Letters whose mark makes them letters of their own, so that it is not removed. */
  private static final String LETTERS_OF_THEIR_OWN = "йїўѓќЙЇЎЃЌ";

  /**
   * The letters of their own, decomposed into two characters, with the letter that each becomes.
   */
  private static final Map<String, String> OWN_IN_TWO =
      LETTERS_OF_THEIR_OWN
          .codePoints()
          .boxed()
          .collect(
              Collectors.toMap(
                  letter -> decomposed(letter),
                  letter -> CaseFolding.fold(Character.toString(letter)),
                  (one, other) -> one,
                  LinkedHashMap::new));

  /** Lower-case letters that do not decompose, each after what people type instead. */
  private static final Map<Integer, String> TYPED =
      typed(
          List.of(
              "ae æ", "b ƀɓ", "c ƈȼ", "d đðɗ", "g ǥɠ", "h ħ", "i ıɨ", "ij ĳ", "j ɉ", "k ƙ", "l łƚ",
              "n ŋɲƞ", "o øɵ", "oe œ", "r ɍ", "s ſ", "ss ß", "t ŧƭ", "th þ", "u ʉ", "y ƴɏ", "z ƶ"));

  private WordFolding() {}

  public static String fold(String text) {
    if (text.chars().allMatch(each -> each < ASCII_END)) {
      return CaseFolding.lowerAscii(text);
    }
    StringBuilder folded = new StringBuilder(text.length());
    withOwnInOne(text).codePoints().mapToObj(WordFolding::fold).forEach(folded::append);
    return folded.toString();
  }

  /**
   * Returns the sequences of characters that fold to something in a folded text, and are not one
   * character both before and after. In a text that is searched, each must be replaced with its
   * value as a whole, in this order, before anything else.
   */
  public static SequencedMap<String, String> sequences(String folded) {
    SequencedMap<String, String> sequences = new LinkedHashMap<>();
    OWN_IN_TWO.forEach((inTwo, own) -> {
      if (folded.contains(own) || folded.contains(fold(inTwo.codePointAt(0)))) {
        sequences.put(inTwo, own);
      }
    });
    folded
        .codePoints()
        .flatMap(letter -> Sources.MANY.getOrDefault(letter, "").codePoints())
        .forEach(source -> sequences.put(Character.toString(source), fold(source)));
    return sequences;
  }

  /** Returns the characters that fold to a character of a folded text, including itself. */
  public static String sources(int letter) {
    String alone = Character.toString(letter);
    return alone + Sources.ONE.getOrDefault(letter, "");
  }

  /**
   * Composes the letters of their own. Nothing else in folding depends on more than one character.
   */
  private static String withOwnInOne(String text) {
    if (text.codePoints().noneMatch(WordFolding::isMark)) {
      return text;
    }
    String inOne = text;
    for (Map.Entry<String, String> own : OWN_IN_TWO.entrySet()) {
      inOne = inOne.replace(own.getKey(), own.getValue());
    }
    return inOne;
  }

  private static String fold(int codePoint) {
    if (isMark(codePoint)) {
      return "";
    }
    String small = CaseFolding.fold(Character.toString(withoutMarks(codePoint)));
    return TYPED.getOrDefault(small.codePointAt(0), small);
  }

  private static boolean isMark(int codePoint) {
    return codePoint >= FIRST_MARK && codePoint <= LAST_MARK;
  }

  private static int withoutMarks(int codePoint) {
    if (codePoint < ASCII_END || LETTERS_OF_THEIR_OWN.indexOf(codePoint) >= 0) {
      return codePoint;
    }
    String decomposed = decomposed(codePoint);
    int letter = decomposed.codePointAt(0);
    return letter != codePoint
            && losesMarks(Character.UnicodeScript.of(letter))
            && decomposed.codePoints().skip(1).allMatch(WordFolding::isMark)
        ? letter
        : codePoint;
  }

  private static boolean losesMarks(Character.UnicodeScript script) {
    return switch (script) {
      case LATIN, GREEK, CYRILLIC -> true;
      default -> false;
    };
  }

  private static String decomposed(int codePoint) {
    return Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD);
  }

  private static Map<Integer, String> typed(List<String> lines) {
    Map<Integer, String> typed = new HashMap<>();
    for (String line : lines) {
      int blank = line.indexOf(' ');
      String instead = line.substring(0, blank);
      line.substring(blank + 1).codePoints().forEach(letter -> typed.put(letter, instead));
    }
    return typed;
  }

  /**
   * The characters that fold to each character of a folded text; computed once, when first needed.
   */
  private static final class Sources {

    /** By character, the sources that fold to this character alone. */
    static final Map<Integer, String> ONE = new HashMap<>();

    /** By character, the sources that fold to several characters, of which this is one. */
    static final Map<Integer, String> MANY = new HashMap<>();

    static {
      for (int source = 0; source < END; source++) {
        String each = Character.toString(source);
        String becomes = fold(source);
        if (!becomes.equals(each)) {
          Map<Integer, String> of = becomes.codePointCount(0, becomes.length()) == 1 ? ONE : MANY;
          becomes.codePoints().forEach(letter -> of.merge(letter, each, String::concat));
        }
      }
    }

    private Sources() {}
  }
}
