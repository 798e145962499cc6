package dev.cardfile.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFoldingTest {

  @ParameterizedTest
  @CsvSource({
    "Jörg Müller, jorg muller",
    "ÀÉÎÕÜ ç ñ š ž ğ ő ů å, aeiou c n s z g o u a",
    "Straße STRASSE ẞ, strasse strasse ss",
    "Łódź Đorđe Þór Ðæ Œuvre Ørsted, lodz dorde thor dae oeuvre orsted",
    "Nguyễn Thị Ánh Tuyết, nguyen thi anh tuyet",
    "ISTANBUL İstanbul ıstanbul, istanbul istanbul istanbul",
    "Νίκος ΝΊΚΟΣ ϊΰ ᾳ, νικοσ νικοσ ιυ α",
    "Ёлка ѐ ѝ ӣ, елка е и и",
    "Йод їжак ўсё ѓон ќе, йод їжак ўсе ѓон ќе",
    "ґ ҐәƏ, ґ ґәə",
    "がぎ ガ, がぎ ガ",
    "हिन्दी ไม้ שָׁלוֹם مُحَمَّد 한국 漢, हिन्दी ไม้ שָׁלוֹם مُحَمَّد 한국 漢",
    "o'neil 100% 😀, o'neil 100% 😀",
  })
  void foldsLatinGreekAndCyrillicOnly(String text, String folded) {
    assertThat(WordFolding.fold(text)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "Jörg Müller Nguyễn Łódź",
    "Ёлка Йод Їжак ўсё ЃОН ќе ИЙ",
    "ΝΊΚΟΣ ΐ",
    "İstanbul Ǿ",
  })
  void aLetterAndItsMarkMayBeTwoCharacters(String text) {
    assertThat(WordFolding.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .isEqualTo(WordFolding.fold(text));
  }

  /** Collects what is wrong: an assertion on each of a million characters would take long. */
  @Test
  void everyCharacterIsFoldedOnceAndInAnyCaseAlike() {
    List<String> wrong = new ArrayList<>();
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      String character = Character.toString(each);
      String folded = WordFolding.fold(character);
      if (!WordFolding.fold(folded).equals(folded)) {
        wrong.add("%x is folded further".formatted(each));
      }
      if (!WordFolding.fold(CaseFolding.fold(character)).equals(folded)) {
        wrong.add("an index must find what a filter takes for equal: %x".formatted(each));
      }
      if (each >= WordFolding.END && !folded.equals(character)) {
        wrong.add("%x is folded".formatted(each));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** A database cannot fold; it searches for the sources of a letter, so these must be complete. */
  @Test
  void everyCharacterIsAmongTheSourcesOfWhatItBecomes() {
    for (int each = 0; each < WordFolding.END; each++) {
      String character = Character.toString(each);
      String folded = WordFolding.fold(character);
      if (folded.codePointCount(0, folded.length()) == 1) {
        assertThat(WordFolding.sources(folded.codePointAt(0))).contains(character);
        assertThat(WordFolding.sequences(folded)).doesNotContainKey(character);
      } else if (!folded.isEmpty()) {
        assertThat(WordFolding.sequences(folded.substring(1))).containsEntry(character, folded);
      }
    }
    assertThat(WordFolding.sources('x')).isEqualTo("xXẊẋẌẍ");
    assertThat(WordFolding.sequences("x")).isEmpty();
  }
}
