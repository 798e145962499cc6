package dev.cardfile.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.HeldValues.Replacement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the values of a matching field replace each other. */
class HeldValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      emptyValue = "",
      textBlock =
          """
          # held: primary, additional | sent | then: primary, additional | replaced | dropped
          -                     | a | a                     | - | -
          a                     | a | a                     | - | -
          a                     | b | b a                   | a | -
          b a                   | a | a b                   | b | -
          c b a                 | b | b c a                 | c | -
          c b a                 | a | a c b                 | c | -
          - b a                 | c | c b a                 | - | -
          - b a                 | a | a b                   | - | -
          k j i h g f e d c b   | x | x k j i h g f e d c b | k | -
          k j i h g f e d c b a | x | x k j i h g f e d c b | k | a
          k j i h g f e d c b a | a | a k j i h g f e d c b | k | -
          - j i h g f e d c b a | x | x j i h g f e d c b a | - | -
          """)
  void aReplacedValueIsKeptAsTheNewestAdditionalOne(
      String held, String sent, String then, String replaced, String dropped) {
    assertThat(values(held).replaceBy(sent))
        .isEqualTo(new Replacement(values(then), replaced, dropped));
  }

  @Test
  void aClearedPrimaryIsGoneAndTheOthersStay() {
    assertThat(values("c b a").cleared()).isEqualTo(values("- b a"));
    assertThat(values("c").cleared()).isEqualTo(HeldValues.NONE);
    assertThat(HeldValues.NONE.cleared()).isEqualTo(HeldValues.NONE);
  }

  @Test
  void allAreHeldThePrimaryFirst() {
    assertThat(values("c b a").all()).containsExactly("c", "b", "a");
    assertThat(values("- b a").all()).containsExactly("b", "a");
    assertThat(values("c b a").holds("c")).isTrue();
    assertThat(values("c b a").holds("a")).isTrue();
    assertThat(values("c b a").holds("x")).isFalse();
    assertThat(HeldValues.NONE.all()).isEmpty();
  }

  private static HeldValues values(String words) {
    if (words == null) {
      return HeldValues.NONE;
    }
    List<String> all = Arrays.asList(words.split(" "));
    String primary = all.getFirst().equals("-") ? null : all.getFirst();
    return new HeldValues(primary, all.subList(1, all.size()));
  }
}
