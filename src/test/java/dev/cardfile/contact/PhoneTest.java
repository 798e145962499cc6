package dev.cardfile.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phone numbers as people type them. */
class PhoneTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # typed                  | region | kept          | extension
          +1 888-888-8888          | US     | +18888888888  | -
          +18832327657             | US     | +18832327657  | -
          (212) 867-5309           | US     | +12128675309  | -
          212.867.5309             | US     | +12128675309  | -
          2128675309               | US     | +12128675309  | -
          1 212 867 5309           | US     | +12128675309  | -
          011 49 30 123456         | US     | +4930123456   | -
          tel:+1-212-867-5309      | US     | +12128675309  | -
          '  +1 212 867 5309  '    | US     | +12128675309  | -
          １２１２８６７５３０９   | US     | +12128675309  | -
          +1 (212) 867-5309 x12    | US     | +12128675309  | 12
          +1 212 867 5309 ext. 007 | US     | +12128675309  | 007
          1-800-FLOWERS            | US     | +18003569377  | -
          030 123456               | DE     | +4930123456   | -
          +49 (0)30 123456         | US     | +4930123456   | -
          06 1234 5678             | IT     | +390612345678 | -
          555-0143                 | US     | -             | -
          867-5309                 | US     | -             | -
          123                      | US     | -             | -
          +1 212 867 53            | US     | -             | -
          +1 212 867 5309 123      | US     | -             | -
          +999 123456789           | US     | -             | -
          +                        | US     | -             | -
          abc                      | US     | -             | -
          N/A                      | US     | -             | -
          1; DROP TABLE contact    | US     | -             | -
          a8832327657              | US     | -             | -
          *18832327657             | US     | -             | -
          """)
  void isReadIntoItsOneForm(String typed, String region, String kept, String extension) {
    Optional<Phone.Typed> read = Phone.parse(typed, region);
    assertThat(read.map(each -> each.phone().value()).orElse(null)).isEqualTo(kept);
    assertThat(read.map(Phone.Typed::extension).orElse(null)).isEqualTo(extension);
    read.ifPresent(each ->
        assertThat(Phone.parse(each.phone().value(), "US"))
            .contains(new Phone.Typed(each.phone(), null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQ", "AN", "BV", "GS", "HM", "PN", "TF", "UM", "XX", "", "us"})
  void someCountriesHaveNoNumbersOfTheirOwn(String code) {
    assertThat(Phone.knowsRegion(code)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "DE", "XK", "BL", "BQ", "CW", "SS", "GG", "VA"})
  void mostHave(String code) {
    assertThat(Phone.knowsRegion(code)).isTrue();
  }
}
