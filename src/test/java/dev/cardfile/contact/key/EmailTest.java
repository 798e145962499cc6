package dev.cardfile.contact.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
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

  /** Otherwise two contacts could have addresses that look the same. */
  @Test
  void refusesBlanksAndInvisibleCharactersOfUnicode() {
    "\u0085\u00a0\u00ad\u200b\u200d\u200e\u2028\u202e\u2060\u3000\ufeff"
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(odd -> {
          assertThat(Email.parse("a" + odd + "b@c.co")).as("%X", odd.codePointAt(0)).isEmpty();
          assertThat(Email.parse("a@b" + odd + "c.co")).as("%X", odd.codePointAt(0)).isEmpty();
        });
  }

  /** Otherwise one person could become two contacts, each with another form of the same address. */
  @Test
  void theFormThatIsKeptIsReadAsItself() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int[] odd = "aAİıßẞſKÅﬁΣςσŉǰΐԵև\u0300\u0307\u0345\u00ad\u200d１＠．。ａ-._+".codePoints().toArray();
    for (int i = 0; i < 50_000; i++) {
      String typed = odd(random, odd) + "@" + odd(random, odd) + ".co";
      Email.parse(typed)
          .ifPresent(email ->
              assertThat(Email.parse(email.value()))
                  .as("seed %d: %s", seed, typed)
                  .contains(email));
    }
  }

  /** The fast path must accept usual addresses, and must always agree with the full check. */
  @Test
  void aPlainAddressIsReadAsTheFullCheckReadsIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int[] signs = "aZ09..--__++@@%'!~ß \u00a0\u0130\u212a".codePoints().toArray();
    int[] usual = "abcXYZ019.-".codePoints().toArray();
    int plain = 0;
    for (int i = 0; i < 200_000; i++) {
      String typed =
          random.nextBoolean()
              ? odd(random, signs) + odd(random, signs) + "@" + odd(random, signs) + ".co"
              : odd(random, usual) + "@" + odd(random, usual) + "." + odd(random, usual);
      String read = PlainEmail.read(typed.strip());
      if (read != null) {
        plain++;
        assertThat(Email.parseAny(typed)).as("seed %d: %s", seed, typed).contains(new Email(read));
      }
    }
    assertThat(plain).as("seed %d", seed).isGreaterThan(1000);
    assertThat(PlainEmail.read("Rosan.Deo+list_1@mail.Example-1.com"))
        .isEqualTo("rosan.deo+list_1@mail.example-1.com");
  }

  @Test
  void aPlainAddressHasTheSameBounds() {
    for (int local = 62; local < 67; local++) {
      for (int label = 61; label < 66; label++) {
        for (int more = 0; more < 128; more++) {
          String typed =
              "a".repeat(local)
                  + "@"
                  + "b".repeat(label)
                  + "."
                  + (more < 64 ? "" : "d".repeat(63) + ".")
                  + "c".repeat(more % 64 + 1);
          String read = PlainEmail.read(typed);
          if (read != null) {
            assertThat(Email.parseAny(typed)).as(typed).contains(new Email(read));
          }
        }
      }
    }
  }

  private static String odd(Random random, int[] alphabet) {
    return random
        .ints(1 + random.nextInt(4), 0, alphabet.length)
        .map(i -> alphabet[i])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
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
