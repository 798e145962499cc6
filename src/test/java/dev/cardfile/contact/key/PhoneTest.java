package dev.cardfile.contact.key;

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
          # typed | region | kept | extension
          +1 888-888-8888 | US | +18888888888 | -
          +18832327657 | US | +18832327657 | -
          (212) 867-5309 | US | +12128675309 | -
          212.867.5309 | US | +12128675309 | -
          2128675309 | US | +12128675309 | -
          1 212 867 5309 | US | +12128675309 | -
          011 49 30 123456 | US | +4930123456 | -
          tel:+1-212-867-5309 | US | +12128675309 | -
          TEL: (212) 867-5309 | US | +12128675309 | -
          '  +1 212 867 5309  ' | US | +12128675309 | -
          １２１２８６７５３０９ | US | +12128675309 | -
          ٠٣٠ ١٢٣٤٥٦ | DE | +4930123456 | -
          03ー1234ー5678 | JP | +81312345678 | -
          (+1) 212-867-5309 | DE | +12128675309 | -
          030 123456 | DE | +4930123456 | -
          +49 (0)30 123456 | US | +4930123456 | -
          06 1234 5678 | IT | +390612345678 | -
          0 21 11 96123-4567 | BR | +5511961234567 | -
          +55 11 6123-4567 | US | +551161234567 | -
          011 15-2345-6789 | AR | +5491123456789 | -
          460-1234 | AG | +12684601234 | -
          555-0143 | US | - | -
          867-5309 | US | - | -
          123 | US | - | -
          +1 212 867 53 | US | - | -
          +1 212 867 5309 123 | US | - | -
          +1 212 867 5309 / 5310 | US | - | -
          +999 123456789 | US | - | -
          + | US | - | -
          abc | US | - | -
          N/A | US | - | -
          1; DROP TABLE contact | US | - | -
          a8832327657 | US | - | -
          *18832327657 | US | - | -
          +248 (0)000000 | PE | +2480000000 | -
          # A trunk prefix goes once.
          508 41 12 34 | PM | +508411234 | -
          508 000 123 45 | PM | - | -
          # No digits are made of letters.
          1-800-FLOWERS | US | - | -
          646-XXX-XXXX | US | - | -
          +353undefined | US | - | -
          555-0143 fax | US | - | -
          212-555-0143 fax | US | - | -
          030 901820 abends | DE | - | -
          030 9O1820 | DE | - | -
          (cell) 212-555-0147 | US | - | -
          212-555-0147 (cell) | US | - | -
          tel:tel:+12125550147 | US | - | -
          +1 212 555 0147;phone-context=x | US | - | -
          ٢١٢ ٥٥٥ ٠١٤ﻻ | US | - | -
          # Extensions: in words behind any number, by a sign behind a valid one.
          +1 212 867 5309 ext. 007 | US | +12128675309 | 007
          +1 212 867 5309 EXT 12# | US | +12128675309 | 12
          +18832327657 ext 12 | US | +18832327657 | 12
          +1 212 867 5309 extension: 12 | US | +12128675309 | 12
          +1 212 867 5309 xtn 12 | US | +12128675309 | 12
          +1 212 867 5309 extensión 12 | US | +12128675309 | 12
          tel:+1-212-867-5309;ext=12 | US | +12128675309 | 12
          +7 495 123-45-67 доб. 12 | US | +74951234567 | 12
          +1 212 867 5309 anexo 12 | US | +12128675309 | 12
          +1 212 867 5309 int 12 | US | +12128675309 | 12
          212-555-0147 ext 12345678901234567890 | US | +12125550147 | 12345678901234567890
          212-555-0147 ext 123456789012345678901 | US | - | -
          212-555-0147 ext | US | - | -
          212-555-0147 ext 5 ext 6 | US | - | -
          212-555-0147 call ext 5 | US | - | -
          +1 (212) 867-5309 x12 | US | +12128675309 | 12
          (212-867-5309) x12 | US | +12128675309 | 12
          +1 212 867 5309 X 12 | US | +12128675309 | 12
          +1 212 867 5309 #12 | US | +12128675309 | 12
          +1 212 867 5309 ~12 | US | +12128675309 | 12
          +1 212 867 5309,12 | US | +12128675309 | 12
          +1 212 867 5309,,1234567 | US | +12128675309 | 1234567
          +1 212 867 5309;12 | US | +12128675309 | 12
          +1 212 867 5309 x1234567 | US | +12128675309 | 1234567
          +1 212 867 5309 x12345678 | US | - | -
          +1 212 867 5309;12345678 | US | - | -
          +1 212 867 5309 ~12345678 | US | - | -
          +1 212 867 5309 12# | US | - | -
          +1 212 867 5309 x12# | US | - | -
          +1 212 867 5309 x | US | - | -
          +18832327657 x12 | US | - | -
          030 90x1820 | DE | - | -
          212-555-0147 / x 5 | US | - | -
          8~10 1 212 867 5309 | RU | +12128675309 | -
          # Invisible characters and blanks.
          '\u202a+1 212-555-0145\u202c' | US | +12125550145 | -
          '212\u200b-\u2060555\u00ad-0145\ufeff' | US | +12125550145 | -
          '21\ufe0f2\u180b 555 0145\udb40\udd00' | US | +12125550145 | -
          '\u00a0212\u2009555\u3000\t0145\u202f' | US | +12125550145 | -
          '+1 212 555\n0145' | US | - | -
          '212\u3164555 0145' | US | - | -
          # Digits beyond the basic plane are digits too.
          '212 555 01\ud835\udfd24' | US | +12125550144 | -
          # WhatsApp writes a 1 behind the code of Mexico.
          +5215512345678 | US | +525512345678 | -
          +52 1 55 1234 5678 x9 | US | +525512345678 | 9
          5215512345678 | MX | +525512345678 | -
          00 52 1 55 1234 5678 | DE | +525512345678 | -
          +52 55 1234 5678 | US | +525512345678 | -
          1 212 555 0147 | MX | - | -
          +52 1 55 1234 567 | US | +521551234567 | -
          # Nobody's number under +1.
          07 64 01 94 08 | US | - | -
          000-000-0001 | US | - | -
          +1 076 401 9408 | FR | - | -
          07 64 01 94 08 | FR | +33764019408 | -
          """)
  void isReadIntoItsOneForm(String typed, String region, String kept, String extension) {
    Optional<Phone.Typed> read = Phone.parse(typed, region);
    assertThat(read.map(each -> each.phone().value()).orElse(null)).isEqualTo(kept);
    assertThat(read.map(Phone.Typed::extension).orElse(null)).isEqualTo(extension);
    assertThat(Phone.isCountryCodeOnly(typed)).isFalse();
    read.ifPresent(each ->
        assertThat(Phone.parse(each.phone().value(), "US"))
            .contains(new Phone.Typed(each.phone(), null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+39",
        "+1",
        "+ 39",
        "(+39)",
        "+39-",
        "＋３９",
        "+7 (___) ___-__-__",
        "\u202a+3\u200b9"
      })
  void aCountryCodeAloneIsNoNumber(String typed) {
    assertThat(Phone.isCountryCodeOnly(typed)).isTrue();
    assertThat(Phone.parse(typed, "US")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "+", "39", "0039", "+999", "+0", "+39x", "+39 ext 5", "+3912", "++39"})
  void whatIsLessOrMoreThanThatIsSomethingElse(String typed) {
    assertThat(Phone.isCountryCodeOnly(typed)).isFalse();
    assertThat(Phone.parse(typed, "US")).isEmpty();
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
