package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Edit;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Bodies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The region of a phone number without a country code: the body's, or the location's, or US. */
class PhoneRegionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # body | location | sent            | read
          -      | -        | (212) 867-5309  | +12128675309
          -      | US       | 212.867.5309    | +12128675309
          -      | DE       | 030 123456      | +4930123456
          -      | EE       | 5123 4567       | +37251234567
          DE     | -        | 030 123456      | +4930123456
          de     | US       | 030 123456      | +4930123456
          ' DE ' | US       | 030 123456      | +4930123456
          GB     | DE       | 020 7946 0018   | +442079460018
          GB     | DE       | 00 49 30 123456 | +4930123456
          DE     | DE       | +1 888-888-8888 | +18888888888
          # Countries that the library does not know count as none.
          AQ     | -        | (212) 867-5309  | +12128675309
          AQ     | DE       | 030 123456      | +4930123456
          AN     | DE       | 030 123456      | +4930123456
          -      | AQ       | (212) 867-5309  | +12128675309
          AQ     | BV       | (212) 867-5309  | +12128675309
          ''     | DE       | 030 123456      | +4930123456
          """)
  void isTheBodysElseTheLocationsElseUs(String body, String location, String sent, String read) {
    String country = body == null ? "" : ",\"country\":\"" + body + "\"";
    UpsertRequest request =
        Bodies.accepted(
            Bodies.with("\"phone\":\"" + sent + "\"" + country), Bodies.location(location));
    assertThat(request.phone()).isEqualTo(Edit.put(read));
  }

  @Test
  void aWrongCountryCountsAsNone() {
    assertThat(Bodies.messages(Bodies.with("\"phone\":\"(212) 867-5309\",\"country\":\"Utopia\"")))
        .containsExactly("country must be a valid ISO 3166-1 alpha-2 code");
    assertThat(Bodies.messages(Bodies.with("\"phone\":\"030 123456\",\"country\":5")))
        .containsExactly("phone must be a valid phone number", "country must be a string");
  }

  @Test
  void customPhoneNumbersAreDialledThereToo() {
    UpsertRequest request =
        Bodies.accepted(
            Bodies.with(
                "\"customFields\":[{\"id\":\"f-phone\",\"value\":\"030 123456\"}],"
                    + "\"country\":\"DE\""));
    assertThat(request.customFields().get("f-phone").toString()).contains("+4930123456");
  }

  @Test
  void anExtensionIsKeptOutAndNamed() {
    UpsertRequest request = Bodies.accepted(Bodies.with("\"phone\":\"+1 212 867 5309 x12\""));
    assertThat(request.phone()).isEqualTo(Edit.put("+12128675309"));
    assertThat(request.notes()).isEqualTo(List.of(new Warning.Extension("12")));
  }
}
