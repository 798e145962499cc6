package dev.cardfile.search;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Text as the words of a query compare it: without regard to case and to the diacritics of Latin,
 * Greek and Cyrillic letters. A few Latin letters that do not decompose become what people type
 * instead: {@code ø} is {@code o} and {@code ß} is {@code ss}. In all other scripts a mark makes
 * another letter, and stays; so it does in the Cyrillic {@code й ї ў ѓ ќ}, which are on the
 * keyboards of those who write them.
 *
 * <p>Each character is folded by itself, so that a database can look for a folded text in what it
 * holds: it {@linkplain #sequences replaces} a few and takes any of a letter's {@linkplain #sources
 * sources} for it, with marks behind it or without.
 */
public final class WordFolding {

  private static final int ASCII_END = 128;

  /** No character from here on is folded. */
  static final int END = 0x20000;

  /** The marks that go: from this one to the last. */
  public static final char FIRST_MARK = '\u0300';

  public static final char LAST_MARK = '\u036F';

  /** Letters with a mark that makes another letter of them. */
  private static final String LETTERS_OF_THEIR_OWN = "йїўѓќЙЇЎЃЌ";

  /** These letters as two characters, and what they become. */
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

  /** Small letters that do not decompose, behind what people type instead. */
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
   * What of a text becomes something of this folded one and is not one character on both sides:
   * each is replaced as a whole, in this order, before all else.
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

  /** The characters that become this one of a folded text, itself among them. */
  public static String sources(int letter) {
    String alone = Character.toString(letter);
    return alone + Sources.ONE.getOrDefault(letter, "");
  }

  /** Only this must be known of two characters that follow each other. */
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

  /** What becomes each character of a folded text; found out once. */
  private static final class Sources {

    /** Becomes this character alone. */
    static final Map<Integer, String> ONE = new HashMap<>();

    /** Becomes several, and this is one of them. */
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
