package dev.cardfile.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The full form of a name, and its lower case. */
class PersonNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # first | last  | full       | in lower case
          Mina    | Okoro | Mina Okoro | mina okoro
          Mina    | -     | Mina       | mina
          -       | Okoro | Okoro      | okoro
          -       | -     | -          | -
          ÉVA     | IŞIK  | ÉVA IŞIK   | éva işik
          """)
  void hasAFullFormAndALowerCaseOne(String first, String last, String full, String lower) {
    PersonName name = new PersonName(first, last);
    assertThat(name.full()).isEqualTo(full);
    assertThat(PersonName.lowerCase(name.full())).isEqualTo(lower);
  }
}
