package dev.cardfile.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "application/json",
        "Application/JSON",
        " application/json ",
        "application/json;",
        "application/json ;",
        "application/json; ;",
        "application/json;charset=utf-8",
        "application/json; charset=UTF-8",
        "application/json ; charset=UTF-8",
        "application/json;\tcharset=utf8",
        "application/json; charset=\"utf-8\"",
        "application/json; CHARSET=utf-8;",
        "application/json; odata=verbose; charset=utf-8",
        "application/json; note=\"a;b \\\" c\"",
      })
  void isJsonInUtf8(String value) {
    assertThat(ContentType.isInUtf8(value, ContentType.JSON)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/jsonx",
        "application/json/x",
        "application/json charset=utf-8",
        "application/json, application/json",
        "application/json; charset",
        "application/json; charset=",
        "application/json; =utf-8",
        "application/json; charset =utf-8",
        "application/json; charset=latin1",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json; charset=\"utf-16\"",
        "application/json; charset=\"utf-8",
        "application/ json",
        ";",
        "json",
      })
  void isNotJsonInUtf8(String value) {
    assertThat(ContentType.isInUtf8(value, ContentType.JSON)).isFalse();
  }

  @Test
  void readsAsManyParametersAsAHeadCanHold() {
    assertThat(ContentType.isInUtf8("application/json" + ";".repeat(16_000), ContentType.JSON))
        .isTrue();
    assertThat(
            ContentType.isInUtf8(
                "application/json; a=\"" + "\\\"".repeat(8_000) + "\"", ContentType.JSON))
        .isTrue();
  }
}
