package dev.cardfile.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random texts, checked against the same rules written as regular expressions. */
class CharactersTest {

  private static final int TEXTS = 100_000;
  private static final String BLANK = "[\\p{Z}\\s\\x1c-\\x1f\ufeff]";

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private String text() {
    int[] alphabet = "ab  \u00a0\ufeff\t\n\u0000\u0085\u3000\u001fé".codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
      if (random.nextInt(20) == 0) {
        text.append((char) (0xd800 + random.nextInt(0x800)));
      }
    }
    return text.toString();
  }

  @Test
  void foldingLeavesSingleBlanksInside() {
    for (int i = 0; i < TEXTS; i++) {
      String text = text();
      String expected = text.replaceAll(BLANK + "+", " ").replaceAll("^ | \\z", "");
      assertThat(Characters.fold(text)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void whatDoesHarmIsReplaced() {
    for (int i = 0; i < TEXTS; i++) {
      String text = text();
      assertThat(Characters.harmless(text))
          .as("seed %d", seed)
          .isEqualTo(text.replaceAll("[\\p{Cc}\\p{Cs}]", "\ufffd"));
    }
  }
}
