package dev.cardfile.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFoldingTest {

  private static final int TEXTS = 20_000;

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

  @Test
  void everyCharacterIsFoldedOnceAndInAnyCaseAlike() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      String character = Character.toString(each);
      String folded = WordFolding.fold(character);
      assertThat(WordFolding.fold(folded)).isEqualTo(folded);
      assertThat(WordFolding.fold(CaseFolding.fold(character)))
          .as("an index must find what a filter takes for equal: %x", each)
          .isEqualTo(folded);
      if (each >= WordFolding.END) {
        assertThat(folded).isEqualTo(character);
      }
    }
  }

  /** So that a database, which makes A to Z small and replaces what it is told, gets the same. */
  @Test
  void everyCharacterBecomesItsFoldedForm() {
    for (int each = 0; each < WordFolding.END; each++) {
      String character = Character.toString(each);
      String folded = WordFolding.fold(character);
      assertThat(inDatabase(character, folded)).as("%x", each).isEqualTo(folded);
    }
  }

  @Test
  void aTextHoldsAFoldedOneInADatabaseToo() {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    System.out.println("folding: the same texts again with -Dcardfile.seed=" + seed);
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random, 6);
      String wanted = WordFolding.fold(text(random, 2));
      boolean holds = WordFolding.fold(text).contains(wanted);
      assertThat(inDatabase(text, wanted).contains(wanted))
          .as("%s in %s", wanted, text)
          .isEqualTo(holds);
      found += holds && !wanted.isEmpty() ? 1 : 0;
    }
    assertThat(found).isGreaterThan(TEXTS / 50);
  }

  private static String text(Random random, int most) {
    List<String> parts =
        List.of(
            "и", "И", "й", "Й", "ѝ", "\u0306", "\u0301", "s", "S", "ß", "ẞ", "æ", "a", "e", "é",
            "Ǽ");
    return IntStream.range(0, random.nextInt(most + 1))
        .mapToObj(i -> parts.get(random.nextInt(parts.size())))
        .collect(Collectors.joining());
  }

  private static String inDatabase(String text, String wanted) {
    WordFolding.Unfolded unfolded = WordFolding.unfolded(wanted);
    String replaced = CaseFolding.lowerAscii(text);
    for (Map.Entry<String, String> each : unfolded.sequences().entrySet()) {
      replaced = replaced.replace(each.getKey(), each.getValue());
    }
    int[] characters = unfolded.characters().codePoints().toArray();
    int[] becoming = unfolded.becoming().codePoints().toArray();
    StringBuilder translated = new StringBuilder();
    replaced
        .codePoints()
        .forEach(each -> {
          int place =
              IntStream.range(0, characters.length)
                  .filter(i -> characters[i] == each)
                  .findFirst()
                  .orElse(-1);
          if (place < 0) {
            translated.appendCodePoint(each);
          } else if (place < becoming.length) {
            translated.appendCodePoint(becoming[place]);
          }
        });
    return translated.toString();
  }
}
