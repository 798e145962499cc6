package dev.cardfile.search;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text as the words of a query compare it: without regard to case and to the diacritics of Latin,
 * Greek and Cyrillic letters. A few Latin letters that do not decompose become what people type
 * instead: {@code ø} is {@code o} and {@code ß} is {@code ss}. In all other scripts a mark makes
 * another letter, and stays; so it does in the Cyrillic {@code й ї ў ѓ ќ}, which are on the
 * keyboards of those who write them.
 *
 * <p>Each character is folded by itself, so that a database can do the same to what it holds: it
 * makes the letters of ASCII small and then {@linkplain #unfolded replaces} what may stand for a
 * letter of the wanted text.
 */
public final class WordFolding {

  private static final int ASCII_END = 128;

  /** No character from here on is folded. */
  static final int END = 0x20000;

  private static final int FIRST_MARK = 0x300;
  private static final int LAST_MARK = 0x36F;

  private static final String MARKS =
      IntStream.rangeClosed(FIRST_MARK, LAST_MARK)
          .mapToObj(Character::toString)
          .collect(Collectors.joining());

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
    StringBuilder folded = new StringBuilder(text.length());
    withOwnInOne(text).codePoints().mapToObj(WordFolding::fold).forEach(folded::append);
    return folded.toString();
  }

  /**
   * How a text becomes folded, as far as it may then contain something of a wanted text.
   *
   * @param sequences replaced as a whole and in this order, each by what it becomes, before all
   *     else
   * @param characters each of them becomes the character at its place in {@code becoming}; those
   *     that have none there are dropped
   */
  public record Unfolded(
      SequencedMap<String, String> sequences, String characters, String becoming) {}

  /** What of a text, whose letters of ASCII are small, becomes something of this folded one. */
  public static Unfolded unfolded(String folded) {
    SequencedMap<String, String> sequences = new LinkedHashMap<>();
    StringBuilder characters = new StringBuilder();
    StringBuilder becoming = new StringBuilder();
    Set<Integer> sources = new LinkedHashSet<>();
    OWN_IN_TWO.forEach((inTwo, own) -> {
      if (folded.contains(own) || folded.contains(fold(inTwo.codePointAt(0)))) {
        sequences.put(inTwo, own);
      }
    });
    folded.codePoints().forEach(each -> sources.addAll(Sources.OF.getOrDefault(each, Set.of())));
    for (int source : sources) {
      String becomes = fold(source);
      if (becomes.codePointCount(0, becomes.length()) == 1) {
        characters.appendCodePoint(source);
        becoming.append(becomes);
      } else {
        sequences.put(Character.toString(source), becomes);
      }
    }
    return new Unfolded(sequences, characters + MARKS, becoming.toString());
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

  /** By each character of a folded text, those that become it; found out once. */
  private static final class Sources {

    static final Map<Integer, Set<Integer>> OF = new HashMap<>();

    static {
      for (int source = ASCII_END; source < END; source++) {
        int each = source;
        String becomes = fold(each);
        if (!isMark(each) && !becomes.equals(Character.toString(each))) {
          becomes
              .codePoints()
              .forEach(
                  letter -> OF.computeIfAbsent(letter, first -> new LinkedHashSet<>()).add(each));
        }
      }
    }

    private Sources() {}
  }
}
