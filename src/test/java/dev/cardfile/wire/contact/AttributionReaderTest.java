package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.wire.Bodies;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionReaderTest {

  @Test
  void keepsWhatWasSentByWhateverName() {
    SequencedMap<String, String> more = new LinkedHashMap<>();
    more.put("url", "https://shop.example/?a=1");
    more.put("user_agent", "not the header's");
    assertThat(
            read(
                "{\"url\":\" https://shop.example/?a=1 \",\"campaign\":\"c\",\"utmSource\":\"s\","
                    + "\"utmMedium\":\"m\",\"utmContent\":\"n\",\"utmTerm\":\"t\",\"referrer\":\"r\","
                    + "\"userAgent\":\"u\",\"ip\":\"::1\",\"user_agent\":\"not the header's\","
                    + "\"fbclid\":null,\"gclid\":\" \"}"))
        .isEqualTo(new Attribution("u", "r", "c", "s", "m", "n", "t", "::1", more));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "{}", "{\"url\":null,\"campaign\":\"  \"}"})
  void nothingSaidLeavesItToTheHeaders(String value) {
    assertThat(read(value)).isEqualTo(Attribution.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                       | attributionSource must be an object
          "x"                      | attributionSource must be an object
          {"url":5}                | attributionSource.url must be a string
          {"a":{}}                 | attributionSource.a must be a string
          {"url":"a\\u0000"}       | attributionSource.url must be well-formed text
          """)
  void refusesWhatIsNoText(String value, String message) {
    assertThat(Bodies.messages(ContactBody.UPSERT, body(value))).containsExactly(message);
  }

  @Test
  void takesThirtyTextsAndNoMore() {
    assertThat(read(many(30)).more()).hasSize(30);
    assertThat(Bodies.messages(ContactBody.UPSERT, body(many(31))))
        .containsExactly("attributionSource must contain no more than 30 elements");
  }

  @Test
  void takesNamesUpToALength() {
    assertThat(read("{\"" + "n".repeat(255) + "\":\"x\"}").more()).hasSize(1);
    assertThat(Bodies.messages(ContactBody.UPSERT, body("{\"" + "n".repeat(256) + "\":\"x\"}")))
        .hasSize(1)
        .allMatch(message -> message.endsWith(" should not exist"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\\u0000"})
  void refusesWhatIsNoName(String name) {
    assertThat(Bodies.messages(ContactBody.UPSERT, body("{\"" + name + "\":\"x\"}")))
        .hasSize(1)
        .allMatch(message -> message.endsWith(" should not exist"));
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"n" + i + "\":\"x\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Attribution read(String value) {
    return Bodies.accepted(ContactBody.UPSERT, body(value)).attribution();
  }

  private static String body(String value) {
    return "{\"locationId\":\""
        + Bodies.LOCATION_ID
        + "\",\"email\":\"a@b.co\",\"attributionSource\":"
        + value
        + "}";
  }
}
