package dev.cardfile.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The examples of all operations. They form one scenario, in the format of the tests' golden files,
 * and the same test runs it. Each request has the id of its operation as its title.
 */
public final class Examples {

  private static final String RESOURCE = "examples.txt";
  private static final String TITLE = "=== ";
  private static final String ANSWER = "---";

  private final SequencedMap<String, Example> byOperation;

  private Examples(SequencedMap<String, Example> byOperation) {
    this.byOperation = byOperation;
  }

  /** Loads the examples that are part of the program. */
  public static Examples load() {
    try (InputStream file = Examples.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException("there are no examples");
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Examples parse(String text) {
    SequencedMap<String, Example> examples = new LinkedHashMap<>();
    String[] parts = ("\n" + text).split("\n" + TITLE, -1);
    for (int i = 1; i < parts.length; i++) {
      List<String> lines = parts[i].lines().toList();
      String id = lines.getFirst();
      if (examples.put(id, example(lines.subList(1, lines.size()))) != null) {
        throw new IllegalStateException("two examples of " + id);
      }
    }
    return new Examples(examples);
  }

  private static Example example(List<String> lines) {
    int middle = lines.indexOf(ANSWER);
    List<String> request = lines.subList(0, middle).stream().filter(Examples::isSent).toList();
    List<String> answer = lines.subList(middle + 1, lines.size());
    String[] first = request.getFirst().split(" ", -1);
    String told = body(answer);
    return new Example(
        first[0],
        first[1],
        header(request, "Content-Type"),
        body(request),
        answer.isEmpty() ? 0 : Integer.parseInt(answer.getFirst().split(" ", -1)[1]),
        told.isEmpty() ? null : told);
  }

  /**
   * Reports whether a line belongs to the request. A line that begins with an at sign is an
   * instruction to the test that runs the scenario.
   */
  private static boolean isSent(String line) {
    return !line.startsWith("@");
  }

  private static @Nullable String header(List<String> lines, String name) {
    for (String line : lines.subList(0, Math.max(lines.indexOf(""), 0))) {
      if (line.startsWith(name + ": ")) {
        return line.substring(name.length() + 2);
      }
    }
    return null;
  }

  private static String body(List<String> lines) {
    int blank = lines.indexOf("");
    List<String> body = blank < 0 ? List.of() : new ArrayList<>(lines.subList(blank, lines.size()));
    return String.join("\n", body).strip();
  }

  @Nullable Example of(Operation operation) {
    return byOperation.get(operation.id());
  }
}
