package dev.cardfile.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The countries that are accepted. */
class CountryTest {

  /** What ISO 3166-1 has, plus Kosovo and the former Netherlands Antilles: no more, no less. */
  @Test
  void areTheOriginalsAndThoseThatItLacks() {
    Set<String> expected = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
    expected.addAll(List.of("XK", "AN"));
    assertThat(Country.codes()).hasSize(247 + 4).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"us, US", "US, US", "Us, US", "' de\t', DE", "xk, XK", "an, AN", "bl, BL", "ss, SS"})
  void areReadInEitherCase(String typed, String code) {
    assertThat(Country.parse(typed)).contains(new Country(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "U", "UK", "USA", "EU", "XX", "United States", "U S", "ﬁ", "ıt", "US\u0000"})
  void othersAreRefused(String typed) {
    assertThat(Country.parse(typed)).isEmpty();
  }
}
