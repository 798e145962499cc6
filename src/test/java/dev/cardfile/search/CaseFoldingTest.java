package dev.cardfile.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseFoldingTest {

  @Test
  void everyCharacterIsFoldedOnce() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      String folded = CaseFolding.fold(Character.toString(each));
      assertThat(CaseFolding.fold(folded)).isEqualTo(folded);
    }
  }

  /** A database lower-cases A to Z and replaces given letters, with the same result. */
  @Test
  void everyCharacterIsReplacedByItsFoldedForm() {
    for (int each = 128; each <= Character.MAX_CODE_POINT; each++) {
      String character = Character.toString(each);
      String folded = CaseFolding.fold(character);
      if (!folded.equals(character)) {
        assertThat(CaseFolding.unfolded(folded)).containsEntry(character, folded);
      }
    }
  }

  @Test
  void pairsCapitalsWithSmallLetters() {
    assertThat(CaseFolding.fold("ÖZDEMİR ΝΊΚΟΣ νίκος ẞ Ǆ ǅ 𐐀 K ı 漢"))
        .isEqualTo("özdemİr νίκοσ νίκοσ ß ǆ ǆ 𐐨 k ı 漢");
    assertThat(CaseFolding.unfolded("öö x")).isEqualTo(Map.of("Ö", "ö"));
    assertThat(CaseFolding.unfolded("σ")).isEqualTo(Map.of("Σ", "σ", "ς", "σ"));
    assertThat(CaseFolding.unfolded("plain?")).isEmpty();
  }
}
