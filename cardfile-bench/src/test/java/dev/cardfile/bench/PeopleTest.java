package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class PeopleTest {

  /** Divides none of the numbers that a phone is made of. */
  private static final long STEP = 64_007;

  @Test
  void giveEverybodyAnEmailAndAPhoneOfTheirOwn() {
    Set<String> emails = new HashSet<>();
    Set<String> phones = new HashSet<>();
    int people = 0;
    for (long person = 0; person < People.COUNT; person += STEP) {
      assertThat(emails.add(text(People::email, person))).isTrue();
      assertThat(phones.add(text(People::phone, person))).isTrue();
      people++;
    }
    assertThat(people).isGreaterThan(90_000);
    assertThat(text(People::phone, People.COUNT - 1)).isEqualTo("(999) 999-9999");
    assertThat(text(People::email, People.COUNT - 1)).endsWith(".6399999999@example.com");
  }

  private static String text(BiConsumer<AsciiText, Long> part, long person) {
    AsciiText text = new AsciiText(100);
    part.accept(text, person);
    return new String(text.bytes(), 0, text.length(), StandardCharsets.US_ASCII);
  }
}
