package dev.cardfile.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Rosan                    | rosan
          ' van  der Berg '        | van;der;berg
          O'Neil-Smith             | o;neil;smith
          rosan_deo+x@deos.co.uk   | rosan;deo;x;deos;co;uk
          A/B (C), D&E             | a;b;c;d;e
          ÖZDEMIR                  | ozdemir
          Straße-Łódź              | strasse;lodz
          a.́@x                | a;x
          100% [x] "y"             | 100%;[x];"y"
          ' .@-_+,/()& '           | ''
          ''                       | ''
          """)
  void wordsStandBetweenBlanksAndSigns(String text, String words) {
    assertThat(String.join(";", Words.of(text))).isEqualTo(words);
  }
}
