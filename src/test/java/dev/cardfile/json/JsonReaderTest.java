package dev.cardfile.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.JsonReader.Parsed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are not a JSON object or exceed a limit, and the position that the hint names. */
class JsonReaderTest {

  /**
   * A row of the table.
   *
   * @param bytes the body, with one character per byte
   */
  record Row(String bytes, String hint) {

    byte[] body() {
      return bytes.getBytes(ISO_8859_1);
    }
  }

  private static Row row(String body, String hint) {
    return row(body.getBytes(UTF_8), hint);
  }

  private static Row row(byte[] body, String hint) {
    return new Row(new String(body, ISO_8859_1), hint);
  }

  static Stream<Row> unreadable() {
    return Stream.of(notJson(), notAnObject(), notUtf8(), outOfBounds(), repeated())
        .flatMap(List::stream);
  }

  private static List<Row> notJson() {
    return List.of(
        row("", "Line 1, column 1: the body is empty."),
        row(" \n\t", "Line 1, column 1: the body is empty."),
        row("{", "Line 1, column 2: the body ends in the middle of the JSON."),
        row("{\"a\"", "Line 1, column 5: the body ends in the middle of the JSON."),
        row("{\n\"a\":\n\"b", "Line 3, column 3: the body ends in the middle of the JSON."),
        row("{\"a\":[1,", "Line 1, column 9: the body ends in the middle of the JSON."),
        row("{\"a\":1} x", "Line 1, column 9: this is not valid JSON."),
        row("{\"a\":1}\n{}", "Line 2, column 1: unexpected text after the object."),
        row("{}{}", "Line 1, column 3: unexpected text after the object."),
        row("{} 5", "Line 1, column 4: unexpected text after the object."),
        row("{'a':1}", "Line 1, column 2: this is not valid JSON."),
        row("{a:1}", "Line 1, column 2: this is not valid JSON."),
        row("{\"a\":1,}", "Line 1, column 8: this is not valid JSON."),
        row("{\"a\":01}", "Line 1, column 7: this is not valid JSON."),
        row("{\"a\":+1}", "Line 1, column 7: this is not valid JSON."),
        row("{\"a\":.5}", "Line 1, column 6: this is not valid JSON."),
        row("{\"a\":1.}", "Line 1, column 7: this is not valid JSON."),
        row("{\"a\":NaN}", "Line 1, column 9: this is not valid JSON."),
        row("{\"a\":tru}", "Line 1, column 6: this is not valid JSON."),
        row("{\"a\":\"\t\"}", "Line 1, column 7: this is not valid JSON."),
        row("{\"a\":\"\\x\"}", "Line 1, column 8: this is not valid JSON."),
        row("{\"a\":\"\\u12\"}", "Line 1, column 11: this is not valid JSON."),
        row("{\"a\\ud800\":1}", "Line 1, column 10: this is not valid JSON."),
        row("{} nul", "Line 1, column 4: this is not valid JSON."),
        row("{\"a\":nul", "Line 1, column 6: this is not valid JSON."),
        row("{\"a\":-", "Line 1, column 7: the body ends in the middle of the JSON."),
        row("{\"a\":1 /* b */}", "Line 1, column 8: this is not valid JSON."),
        row("firstName=Rosan", "Line 1, column 1: this is not valid JSON."));
  }

  private static List<Row> notAnObject() {
    return List.of(
        row("[]", "Line 1, column 1: the body is not an object."),
        row("\n [{}]", "Line 2, column 2: the body is not an object."),
        row("\"text\"", "Line 1, column 1: the body is not an object."),
        row("null", "Line 1, column 1: the body is not an object."),
        row("5", "Line 1, column 1: the body is not an object."),
        row("true", "Line 1, column 1: the body is not an object."));
  }

  private static List<Row> notUtf8() {
    return List.of(
        row("{\"a\":\"é\"}".getBytes(ISO_8859_1), "Line 1, column 7: the body is not UTF-8."),
        row("{\"a\":1}".getBytes(UTF_16LE), "Line 1, column 2: this is not valid JSON."),
        row("{}".getBytes(UTF_16), "Line 1, column 1: the body is not UTF-8."),
        row("{\"é\":\r\n\r\"é\n".getBytes(ISO_8859_1), "Line 1, column 3: the body is not UTF-8."),
        row(bytes("{\n\r\n\"😀", 0xC0, 0x80), "Line 3, column 4: the body is not UTF-8."),
        row(bytes("{\"a\":\"", 0xED, 0xA0, 0x80), "Line 1, column 7: the body is not UTF-8."),
        row(bytes("{\"a\":\"", 0xF5, 0x80), "Line 1, column 7: the body is not UTF-8."),
        row(bytes("{} ", 0xE2, 0x82), "Line 1, column 4: the body is not UTF-8."),
        row(bytes("", 0xFF), "Line 1, column 1: the body is not UTF-8."));
  }

  private static List<Row> outOfBounds() {
    return List.of(
        row(
            "{\"a\":".repeat(10_000),
            "Line 1, column 501: this is nested more than 100 levels deep."),
        row(
            "{\"a\":" + "[".repeat(10_000),
            "Line 1, column 105: this is nested more than 100 levels deep."),
        row(
            "{\"a\":" + "1".repeat(101) + "}",
            "Line 1, column 6: this number has more than 100 characters."),
        row(
            "{\"a\":" + "9".repeat(1000) + "}",
            "Line 1, column 6: this number has more than 100 characters."),
        row(
            "{\"a\":0." + "1".repeat(1000) + "}",
            "Line 1, column 6: this number has more than 100 characters."),
        row("{\"a\":1e999999999}", "Line 1, column 6: this number's exponent is larger than 999."),
        row("{\"a\":0e999999999}", "Line 1, column 6: this number's exponent is larger than 999."),
        row("{\"a\":[1,-1e-1000]}", "Line 1, column 9: this number's exponent is larger than 999."),
        row(
            "{\"a\":1e99999999999999999999}",
            "Line 1, column 6: this number's exponent is larger than 999."));
  }

  private static List<Row> repeated() {
    return List.of(
        row("{\"a\":1,\"a\":1}", "Line 1, column 8: this name occurs twice in its object."),
        row("{\"a\":1,\"\\u0061\":1}", "Line 1, column 8: this name occurs twice in its object."),
        row("{\"\":1,\"\":1}", "Line 1, column 7: this name occurs twice in its object."),
        row(
            "{\"b\":[{\"c\":{\"a\":1,\n\"a\":2}}]}",
            "Line 2, column 1: this name occurs twice in its object."));
  }

  private static byte[] bytes(String start, int... more) {
    byte[] text = start.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(text, text.length + more.length);
    for (int i = 0; i < more.length; i++) {
      all[text.length + i] = (byte) more[i];
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void namesThePlace(Row row) {
    assertThat(JsonReader.read(row.body())).isEqualTo(unreadable(row.hint()));
  }

  @Test
  void readsUpToItsBounds() {
    List.of(
            "{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}",
            "{\"a\":" + "1".repeat(100) + "}",
            "{\"a\":[1e999,-1E-999,0e0,-0]}",
            "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":[{\"a\":1},{\"a\":1}]}}",
            " \r\n{ } \t",
            "{\"" + "n".repeat(100_000) + "\":\"" + "t".repeat(1_000_000) + "\"}")
        .forEach(body ->
            assertThat(JsonReader.read(body.getBytes(UTF_8))).isInstanceOf(Parsed.Body.class));
  }

  @Test
  void countsEveryValueAndStopsAtOneTooMany() {
    String most = "{\"a\":[" + "{},".repeat(19_997) + "[]]}";
    Parsed tooMany = new Parsed.TooManyValues(20_000);
    assertThat(JsonReader.read(most.getBytes(UTF_8))).isInstanceOf(Parsed.Body.class);
    List.of("1", "\"\"", "true", "null", "{}", "[]")
        .forEach(more -> {
          String body = "{\"a\":[" + "{},".repeat(19_997) + "[" + more + "]]}";
          assertThat(JsonReader.read(body.getBytes(UTF_8))).as(more).isEqualTo(tooMany);
        });
    String members =
        IntStream.range(0, 20_000).mapToObj(i -> "\"" + i + "\":1").collect(joining(",", "{", "}"));
    assertThat(JsonReader.read(members.getBytes(UTF_8))).isEqualTo(tooMany);
  }

  /** The first fault in the body is reported; the reader does not read on after it. */
  @Test
  void tooManyValuesHideWhatIsWrongBehindThem() {
    String many = "{\"a\":[" + "0,".repeat(20_000);
    assertThat(JsonReader.read((many + "NaN").getBytes(UTF_8)))
        .isEqualTo(new Parsed.TooManyValues(20_000));
    assertThat(JsonReader.read(("{\"a\":[NaN," + many).getBytes(UTF_8)))
        .isEqualTo(unreadable("Line 1, column 10: this is not valid JSON."));
  }

  /** What the program has stored has no limit: earlier versions accepted more values. */
  @Test
  void whatIsKeptMayHaveMoreValues() {
    assertThat(JsonReader.parse("{\"a\":[" + "0,".repeat(30_000) + "0]}").members()).hasSize(1);
  }

  private static Parsed unreadable(String hint) {
    return new Parsed.Malformed(hint);
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(JsonReader.read("\uFEFF{}".getBytes(UTF_8))).isInstanceOf(Parsed.Body.class);
    assertThat(JsonReader.read("\uFEFF{x".getBytes(UTF_8)))
        .isEqualTo(unreadable("Line 1, column 2: this is not valid JSON."));
    assertThat(JsonReader.read("\uFEFF{\"a\":NaN}".getBytes(UTF_8)))
        .isEqualTo(unreadable("Line 1, column 9: this is not valid JSON."));
    assertThat(JsonReader.read(bytes("\uFEFF{", 0xFF)))
        .isEqualTo(unreadable("Line 1, column 2: the body is not UTF-8."));
    assertThat(JsonReader.read("\uFEFF\uFEFF{}".getBytes(UTF_8)))
        .isEqualTo(unreadable("Line 1, column 1: this is not valid JSON."));
    assertThat(JsonReader.read("\uFEFF".getBytes(UTF_8)))
        .isEqualTo(unreadable("Line 1, column 1: the body is empty."));
  }

  @Test
  void keepsEveryDigitAndEveryCharacter() {
    String json = "{\"n\":[1.10,12345678901234567890.5,1E+3],\"t\":\"\\u0000 é😀 \\\"/\"}";
    Parsed parsed = JsonReader.read(json.getBytes(UTF_8));
    assertThat(JsonWriter.compact(((Parsed.Body) parsed).object())).isEqualTo(json);
  }
}
