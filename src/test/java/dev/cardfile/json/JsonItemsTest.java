package dev.cardfile.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.JsonReader.Parsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that are read one by one from one body. */
class JsonItemsTest {

  private static final JsonItems.Limits LIMITS = new JsonItems.Limits(60, 5);

  private static List<String> lines(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    List<String> items = new ArrayList<>();
    try (JsonItems lines = new JsonLines(new ByteArrayInputStream(bytes), LIMITS)) {
      lines.forEachRemaining(item -> items.add(told(item)));
    }
    assertThat(JsonLines.count(new ByteArrayInputStream(bytes), 100)).isEqualTo(items.size());
    return items;
  }

  private static String told(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Body(JsonObject object) -> JsonWriter.compact(object);
      case Parsed.Malformed(String hint) -> hint;
      case Parsed.TooManyValues(int limit) -> "more than " + limit + " values";
      case Parsed.TooLong(int limit) -> "longer than " + limit;
    };
  }

  private static List<String> list(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    return switch (JsonList.outline(new ByteArrayInputStream(bytes), "rows", LIMITS.length())) {
      case JsonList.Whole.Unreadable(Parsed.Unreadable reason) -> List.of("!", told(reason));
      case JsonList.Whole.Read(JsonList.Outline outline) -> {
        List<String> items = new ArrayList<>();
        items.add(JsonWriter.compact(outline.others()));
        if (outline.items() >= 0) {
          try (JsonItems all = new JsonList(new ByteArrayInputStream(bytes), outline, LIMITS)) {
            all.forEachRemaining(item -> items.add(told(item)));
          }
          assertThat(items).hasSize(outline.items() + 1);
        }
        yield items;
      }
    };
  }

  @Test
  void aBadLineHarmsNoOther() throws IOException {
    assertThat(lines("{\"a\":1}\n{b\n\n \t\r\n[]\r\n{\"c\":\"\\u00e4\"}\n"))
        .containsExactly(
            "{\"a\":1}",
            "Line 2, column 2: this is not valid JSON.",
            "Line 5, column 1: the body is not an object.",
            "{\"c\":\"\u00e4\"}");
    assertThat(lines("\n\n")).isEmpty();
    assertThat(lines("")).isEmpty();
    assertThat(lines("{\"a\":[1,2,3]}\n{\"a\":[1,2,3,4]}"))
        .containsExactly("{\"a\":[1,2,3]}", "more than 5 values");
    String long60 = "{\"a\":\"" + "x".repeat(52) + "\"}";
    assertThat(long60).hasSize(60);
    assertThat(lines(long60 + "\n " + long60 + "\n{}"))
        .containsExactly(long60, "longer than 60", "{}");
    assertThat(lines("{\"a\":\"\u00ff\"}\n{}"))
        .containsExactly("Line 1, column 7: the body is not UTF-8.", "{}");
  }

  @Test
  void aBadItemOfAListHarmsNoOther() throws IOException {
    String long60 = "{\"a\":\"" + "x".repeat(52) + "\"}";
    assertThat(
            list(
                "{\"a\":[1],\"rows\":[{\"b\":{\"c\":[]}},7,[[1],{}],{\"d\":1,\"d\":{\"e\":[1]}},\n"
                    + "{\"a\":[1,2,3,[4]]}, "
                    + long60
                    + ",  "
                    + long60.replace("x\"", "xx\"")
                    + ",null,{}],\"z\":null}"))
        .containsExactly(
            "{\"a\":[1],\"z\":null}",
            "{\"b\":{\"c\":[]}}",
            "Line 1, column 33: this is not an object.",
            "Line 1, column 35: this is not an object.",
            "Line 1, column 51: this name occurs twice in its object.",
            "more than 5 values",
            long60,
            "longer than 60",
            "Line 2, column 145: this is not an object.",
            "{}");
    assertThat(list("{\"rows\":[]}")).containsExactly("{}");
    assertThat(list("{\"rows\":{}}")).containsExactly("{\"rows\":{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                             | Line 1, column 1: the body is empty.
          []                             | Line 1, column 1: the body is not an object.
          {"rows":[{},{"a":[}]}          | Line 1, column 19: this is not valid JSON.
          {"rows":[{},{"a":              | Line 1, column 18: the body ends in the middle of the JSON.
          {"rows":[]}}                   | Line 1, column 12: this is not valid JSON.
          {"rows":[]} {}                 | Line 1, column 13: unexpected text after the object.
          {"rows":[],"rows":[]}          | Line 1, column 12: this name occurs twice in its object.
          {"a":1,"rows":[],"a":2}        | Line 1, column 18: this name occurs twice in its object.
          {"rows":[{"a":"\u00ff"}]}      | The body is not UTF-8.
          {"rows":[{"a":tru}]}           | Line 1, column 15: this is not valid JSON.
          """)
  void aBodyThatIsNotJsonIsRefusedAsAWhole(String body, String hint) throws IOException {
    assertThat(list(body.replace("\\u00ff", "\u00ff"))).containsExactly("!", hint);
  }
}
