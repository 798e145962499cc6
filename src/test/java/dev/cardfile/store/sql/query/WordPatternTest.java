package dev.cardfile.store.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.search.WordFolding;
import dev.cardfile.search.Words;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks that a pattern finds in a text exactly what the folded text contains. */
class WordPatternTest {

  private static final int TEXTS = 20_000;

  private static final List<String> PARTS =
      List.of(
          "и", "И", "й", "Й", "ѝ", "\u0306", "\u0301", "s", "S", "ß", "ẞ", "æ", "a", "e", "é", "Ǽ",
          " ", "-", "]", "^", "\\", "[", "$", "*", "\n", "\u0085", "😀");

  @Test
  void findsWhatTheFoldedTextHas() {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    System.out.println("patterns: the same texts again with -Dcardfile.seed=" + seed);
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random, 6);
      List<String> words = Words.of(text(random, 2));
      String word = words.isEmpty() ? "s" : words.getFirst();
      boolean begins = Words.of(text).stream().anyMatch(each -> each.startsWith(word));
      assertThat(matches(text, word, WordPattern.ofBeginning(word)))
          .as("%s in %s", word, text)
          .isEqualTo(begins);
      assertThat(matches(text, word, WordPattern.ofWhole(word)))
          .as("%s as %s", word, text)
          .isEqualTo(WordFolding.fold(text).equals(word));
      found += begins ? 1 : 0;
    }
    assertThat(found).isGreaterThan(TEXTS / 50);
  }

  private static String text(Random random, int most) {
    return IntStream.range(0, random.nextInt(most + 1))
        .mapToObj(i -> PARTS.get(random.nextInt(PARTS.size())))
        .collect(Collectors.joining());
  }

  private static boolean matches(String text, String folded, String pattern) {
    String replaced = text;
    for (Map.Entry<String, String> each : WordFolding.sequences(folded).entrySet()) {
      replaced = replaced.replace(each.getKey(), each.getValue());
    }
    return Pattern.compile(pattern).matcher(replaced).find();
  }
}
