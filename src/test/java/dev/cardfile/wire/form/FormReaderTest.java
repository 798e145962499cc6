package dev.cardfile.wire.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

  @Test
  void readsWhatAFormSends() {
    assertThat(read("email=a%2Bb%40example.net&name=Mina+K%C3%B6nig&flag&x=1=2"))
        .isEqualTo(
            members(
                "email", text("a+b@example.net"),
                "name", text("Mina König"),
                "flag", text(""),
                "x", text("1=2")));
  }

  @Test
  void keepsWhatWasSentSeveralTimes() {
    assertThat(read("tag=a&limit=5&tag=b&tag="))
        .isEqualTo(
            members(
                "tag", new JsonArray(List.of(text("a"), text("b"), text(""))), "limit", text("5")));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"&", "&&&"})
  void mayBeEmpty(String query) {
    assertThat(read(query)).isEqualTo(members());
  }

  @Test
  void takesBytesThatAreNotEncodedAsTheyAre() {
    // The head of a request is decoded to one character per byte.
    assertThat(read("name=K\u00c3\u00b6nig")).isEqualTo(members("name", text("König")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%+1",
        "a=%-1",
        "a=%\u0664\u0661",
        "a=\u20ac",
        "%=a",
        "a=%C3",
        "a=%ff",
        "a=\u00ff",
        "a=%ED%A0%80"
      })
  void refusesWhatIsNotUtf8(String query) {
    assertThat(FormReader.query(query))
        .isEqualTo(new FormReader.Parsed.Unreadable(new Problem.UnreadableQuery()));
  }

  @Test
  void stopsAtOneFieldTooMany() {
    assertThat(read("&a&".repeat(2500)))
        .isEqualTo(members("a", new JsonArray(Collections.nCopies(2500, text("")))));
    assertThat(FormReader.query("&a&".repeat(2501)))
        .isEqualTo(new FormReader.Parsed.Unreadable(new Problem.TooManyValues(2500, "fields")));
    assertThat(FormReader.body("b&".repeat(201).getBytes(StandardCharsets.UTF_8), 200))
        .isEqualTo(new FormReader.Parsed.Unreadable(new Problem.TooManyValues(200, "fields")));
  }

  private static Json read(String query) {
    return ((FormReader.Parsed.Form) FormReader.query(query)).fields();
  }

  private static Json text(String text) {
    return new JsonString(text);
  }

  private static Json members(Object... namesAndValues) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
    }
    return new JsonObject(members);
  }
}
