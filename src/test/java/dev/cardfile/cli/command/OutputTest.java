package dev.cardfile.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputTest {

  private final List<Map<String, Object>> things =
      List.of(
          thing("first", "1", List.of("contacts.readonly", "contacts.write")),
          thing("b", "2", List.of()));

  private static Map<String, Object> thing(String id, String sum, List<String> scopes) {
    Map<String, Object> thing = new LinkedHashMap<>();
    thing.put("id", id);
    thing.put("theSum", sum);
    thing.put("scopes", scopes);
    return thing;
  }

  @Test
  void printsWhatDoesNotFitBelowEachOther() {
    assertThat(printed(25))
        .isEqualTo(
            """
            id:      first
            the sum: 1
            scopes:  contacts.readonly,
                     contacts.write

            id:      b
            the sum: 2
            scopes:  -
            """);
  }

  @Test
  void leavesOutWhatIsExpendableWhereThatHelps() {
    assertThat(printed(25, "scopes"))
        .isEqualTo(
            """
            ID     THE SUM
            first  1
            b      2
            """);
    assertThat(printed(80, "scopes")).contains("contacts.write");
  }

  private String printed(int width, String... expendable) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new Output(stream, stream, false, width).table("none", List.copyOf(things), expendable);
    return out.toString(StandardCharsets.UTF_8);
  }
}
