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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The countries that are accepted. */
class CountryTest {

  /** Exactly those of ISO 3166-1, plus Kosovo and the former Netherlands Antilles. */
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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          USA                              | US
          usa                              | US
          U.S.A.                           | US
          U.S.                             | US
          United States                    | US
          united states of america         | US
          UK                               | GB
          u.k.                             | GB
          United Kingdom                   | GB
          gbr                              | GB
          Great Britain                    | GB
          DEU                              | DE
          Germany                          | DE
          Côte d'Ivoire                    | CI
          Cote d’Ivoire                    | CI
          Ivory Coast                      | CI
          Curacao                          | CW
          Aland Islands                    | AX
          St. Lucia                        | LC
          Saint Lucia                      | LC
          Trinidad and Tobago              | TT
          Trinidad & Tobago                | TT
          The Netherlands                  | NL
          netherlands                      | NL
          Niger                            | NE
          Nigeria                          | NG
          Guinea                           | GN
          Guinea Bissau                    | GW
          Congo                            | CG
          Congo, The Democratic Republic of the | CD
          Korea, Republic of               | KR
          Swaziland                        | SZ
          Czech Republic                   | CZ
          Viet Nam                         | VN
          XKX                              | XK
          Netherlands Antilles             | AN
          """)
  void areReadByAlpha3CodeAndByEnglishName(String typed, String code) {
    assertThat(Country.parse(typed)).contains(new Country(code));
  }

  /** Covers all alpha-3 codes of ISO 3166-1. */
  @ParameterizedTest
  @MethodSource("isoCodes")
  void areReadByAlpha3Code(String code) {
    assertThat(Country.parse(Locale.of("", code).getISO3Country())).contains(new Country(code));
  }

  static String[] isoCodes() {
    return Locale.getISOCountries();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "U",
        "EU",
        "XX",
        "XXX",
        "ﬁ",
        "ıt",
        "ıtaly",
        "US\u0000",
        "USA\u0000",
        "Korea",
        "Virgin Islands",
        "United",
        "Deutschland",
        "Unitedstatesian",
        "US, UK",
        "...",
        "the"
      })
  void othersAreRefused(String typed) {
    assertThat(Country.parse(typed)).isEmpty();
  }
}
