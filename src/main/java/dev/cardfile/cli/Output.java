package dev.cardfile.cli;

import dev.cardfile.config.Quoted;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a command found, for people or as one JSON object a line. A thing is a map of its
 * named values: text, numbers, booleans, lists of text, or null.
 */
public final class Output {

  private static final String GAP = "  ";
  private static final String NOTHING = "-";

  private final PrintStream out;
  private final boolean json;

  Output(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Whether it prints JSON. */
  public boolean isJson() {
    return json;
  }

  /** Prints a bare value, or in JSON the whole thing. */
  public void value(String value, Map<String, @Nullable Object> thing) {
    out.println(json ? JsonLine.of(thing) : value);
  }

  /** Prints a thing, a line for each of its values. */
  public void details(Map<String, @Nullable Object> thing) {
    if (json) {
      out.println(JsonLine.of(thing));
    } else {
      thing.forEach((name, value) -> out.println(words(name) + ": " + text(value)));
    }
  }

  /** Prints a table of things with the same names, or nothing when there is none. */
  public void table(List<Map<String, @Nullable Object>> things) {
    if (json) {
      for (Map<String, @Nullable Object> thing : things) {
        out.println(JsonLine.of(thing));
      }
    } else if (!things.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          things.getFirst().keySet().stream()
              .map(name -> words(name).toUpperCase(Locale.ROOT))
              .toList());
      for (Map<String, @Nullable Object> thing : things) {
        rows.add(thing.values().stream().map(Output::text).toList());
      }
      printAligned(rows);
    }
  }

  /** Prints a thing in one line, its values separated by tabs. */
  void line(Map<String, @Nullable Object> thing) {
    out.println(
        json
            ? JsonLine.of(thing)
            : thing.values().stream().map(Output::text).collect(Collectors.joining("\t")));
  }

  private void printAligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> NOTHING;
      case Collection<?> many ->
          many.isEmpty()
              ? NOTHING
              : many.stream().map(Output::text).collect(Collectors.joining(","));
      case Boolean yes -> yes ? "yes" : "no";
      case Object one -> Quoted.oneLine(one.toString());
    };
  }

  /** {@code allowDuplicates} as {@code allow duplicates}. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
