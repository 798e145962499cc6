package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.Resources;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of bodies that can be read but not accepted, all at once and in order. */
class RefusalsTest {

  private static final Pattern REPEATED = Pattern.compile("(\\w| )\\{(\\d+)}");

  record Row(String body, List<Violation> violations) {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : Resources.rows("refusals.txt")) {
      if (line.startsWith(" ")) {
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        // An empty name leaves two blanks in its message, which a table cannot show at its ends.
        rows.getLast().violations().add(new Violation(cells[0], cells[1], cells[2]));
      } else {
        rows.add(new Row(expand(line), new ArrayList<>()));
      }
    }
    return rows;
  }

  private static String expand(String line) {
    return REPEATED
        .matcher(line.replace("{L}", "\"" + Bodies.LOCATION_ID + "\""))
        .replaceAll(each ->
            Matcher.quoteReplacement(each.group(1).repeat(Integer.parseInt(each.group(2)))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void tellsEveryViolationInOrder(Row row) {
    assertThat(Bodies.violations(row.body())).isEqualTo(row.violations());
  }

  @Test
  void listsAreBoundedByWhatWasSent() {
    assertThat(Bodies.messages(Bodies.with("\"tags\":" + list(501, "\"same\""))))
        .containsExactly("tags must contain no more than 500 elements");
    assertThat(Bodies.accepted(Bodies.with("\"tags\":" + list(500, "\"same\""))).tags().names())
        .containsExactly("same");
    assertThat(Bodies.messages(Bodies.with("\"customFields\":" + list(501, "{}"))))
        .containsExactly("customFields must contain no more than 500 elements");
    String different =
        IntStream.range(0, 500)
            .mapToObj(i -> "{\"id\":\"unknown-" + i + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(Bodies.accepted(Bodies.with("\"customFields\":" + different)).notes()).hasSize(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'locationId':'other'}",
        "{'zebra':1,'locationId':' other ','firstName':5}",
        "{'locationId':'VE9EPM428H8VSHLRW1KT'}",
        "{'locationId':'\\u0000'}",
        "{'locationId':'\\ud800'}",
      })
  void aForeignLocationComesBeforeAllViolations(String body) {
    assertThat(Bodies.refused(body.replace('\'', '"'))).isEqualTo(new Problem.ForeignLocation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",'email':null",
        ",'email':null,'phone':null",
        ",'email':'','phone':'  '",
        ",'name':'Rosan Deo','email':''",
        ",'firstName':'Rosan','phone':null",
      })
  void withoutAKeyThereIsNobodyToFind(String members) {
    String body = "{'locationId':'" + Bodies.LOCATION_ID + "'" + members + "}";
    assertThat(Bodies.refused(body.replace('\'', '"'))).isEqualTo(new Problem.NoKey());
  }

  @Test
  void violationsComeBeforeTheMissingKey() {
    assertThat(Bodies.messages("{\"locationId\":\"" + Bodies.LOCATION_ID + "\",\"dnd\":1}"))
        .containsExactly("dnd must be a boolean value");
  }

  @Test
  void whatIsRepeatedIsCut() {
    assertThat(Bodies.messages(Bodies.with("\"" + "z".repeat(1_000_000) + "\":1")))
        .containsExactly("property " + "z".repeat(255) + "\u2026 should not exist");
    assertThat(Requirement.oneOf(List.of("x".repeat(1990), "y", "z".repeat(100))).text())
        .isEqualTo("must be one of the following values: " + "x".repeat(1990) + ", y, \u2026");
    assertThat(ProblemText.of(new Problem.InvalidField("n".repeat(1000), List.of())).message())
        .isEqualTo("Invalid field " + "n".repeat(255) + "\u2026");
  }

  private static String list(int count, String element) {
    return IntStream.range(0, count)
        .mapToObj(i -> element)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
