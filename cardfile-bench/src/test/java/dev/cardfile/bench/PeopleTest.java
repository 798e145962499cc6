package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.key.Phone;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class PeopleTest {

  /** Not a divisor of any of the numbers that a phone is computed from. */
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
    assertThat(text(People::email, People.COUNT - 1)).matches("\\D+\\d{10}@example.com");
  }

  @Test
  void shufflesThem() {
    Set<Long> places = new HashSet<>();
    int rising = 0;
    for (long person = 0; person < 100_000; person++) {
      long place = People.shuffled(person);
      assertThat(place).isBetween(0L, People.COUNT - 1);
      assertThat(places.add(place)).isTrue();
      rising += place < People.shuffled(person + 1) ? 1 : 0;
    }
    assertThat(rising).isBetween(48_000, 52_000);
  }

  /** Every spelling is read as a whole number, and no two people share one. */
  @Test
  void havePhonesThatAreReadAsOnesOfTheirCountry() {
    Map<String, Set<String>> countries = new HashMap<>();
    for (long person = 0; person < 20_000; person++) {
      String phone = text(People::phone, person);
      String country = text(People::country, person);
      Phone.Typed read = Phone.parse(phone, country).orElseThrow();
      assertThat(read.extension()).as(phone).isNull();
      assertThat(countries.computeIfAbsent(country, _ -> new HashSet<>()).add(phone)).isTrue();
      assertThat(numbers.add(read.phone().value())).as(phone).isTrue();
    }
    assertThat(countries).hasSize(PhoneSpelling.REGIONS);
    assertThat(countries.values()).allMatch(phones -> phones.size() > 1500);
    assertThat(countries.get("GB"))
        .anyMatch(phone -> phone.matches("07\\d{3} \\d{6}"))
        .anyMatch(phone -> phone.matches("\\+44 7\\d{3} \\d{6}"))
        .anyMatch(phone -> phone.matches("\\+447\\d{9}"));
  }

  private final Set<String> numbers = new HashSet<>();

  private static String text(BiConsumer<AsciiText, Long> part, long person) {
    AsciiText text = new AsciiText(100);
    part.accept(text, person);
    return new String(text.bytes(), 0, text.length(), StandardCharsets.US_ASCII);
  }
}
