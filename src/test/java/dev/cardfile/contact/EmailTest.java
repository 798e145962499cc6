package dev.cardfile.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** E-mail addresses as people type them. */
class EmailTest {

  static List<String> rows() {
    return Tables.rows("emails.txt").stream().map(row -> row.replace("<NFD>", "u\u0308")).toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isReadIntoItsOneForm(String row) {
    String[] cells = row.split(" \\| ");
    Optional<Email> read = Email.parse(" " + cells[0] + "\t");
    assertThat(read.map(Email::value).orElse("-")).isEqualTo(cells[1]);
    read.ifPresent(email -> assertThat(Email.parse(email.value())).contains(email));
  }

  @Test
  void hasAtMost254Characters() {
    String domain = "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(58) + ".co";
    assertThat(Email.parse("a".repeat(64) + domain)).isPresent();
    assertThat(Email.parse("a".repeat(65) + domain)).isEmpty();
    assertThat(Email.parse("a".repeat(65) + "@b.co")).isEmpty();
    assertThat(Email.parse("a@" + "b".repeat(64) + ".co")).isEmpty();
  }

  @Test
  void refusesControlCharacters() {
    for (String odd :
        List.of("a\u0000@b.co", "a@b.co\u0000", "a\n@b.co", "a@b\r.co", "a\u007f@b.co")) {
      assertThat(Email.parse(odd)).isEmpty();
    }
  }

  @Test
  void doesNotDependOnTheMachinesLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Email.parse("INFO@MINI.CO")).contains(new Email("info@mini.co"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
