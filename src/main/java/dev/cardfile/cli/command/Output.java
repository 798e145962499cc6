package dev.cardfile.cli.command;

import dev.cardfile.config.Quoted;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints the results of a command, for people or as one JSON object per line. A "thing" is a map
 * from names to values: text, numbers, booleans, lists of text, or null.
 */
public final class Output {

  private static final String NOTHING = "-";

  /** The columns needed between the longest name and its value: the colon and a blank. */
  private static final int GAP = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;
  private final int width;

  /**
   * Prints to these streams.
   *
   * @param err receives what is meant only for people
   * @param width the most characters in a line of a table
   */
  Output(PrintStream out, PrintStream err, boolean json, int width) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.width = width;
  }

  public boolean isJson() {
    return json;
  }

  /** Prints a bare value, or as JSON the whole thing. */
  public void value(String value, Map<String, @Nullable Object> thing) {
    out.println(json ? JsonLine.of(thing) : value);
  }

  /** Prints a thing, one line per value. */
  public void details(Map<String, @Nullable Object> thing) {
    if (json) {
      out.println(JsonLine.of(thing));
    } else {
      thing.forEach((name, value) -> out.println(words(name) + ": " + text(value)));
    }
  }

  /**
   * Prints a table of things that all have the same names. If the table is too wide even with
   * wrapped cells and without the expendable columns, prints each thing as a block of lines
   * instead.
   *
   * @param none what to say if there are no things
   * @param expendable the names of columns to leave out if the table is too wide
   */
  public void table(String none, List<Map<String, @Nullable Object>> things, String... expendable) {
    if (json) {
      things.forEach(thing -> out.println(JsonLine.of(thing)));
    } else if (things.isEmpty()) {
      say(none);
    } else {
      Optional<List<String>> lines =
          tableOf(things)
              .within(width)
              .or(() -> tableOf(without(things, List.of(expendable))).within(width));
      lines.orElseGet(() -> blocks(things)).forEach(out::println);
    }
  }

  /** As {@link #table(String, List, String...)}, but prints nothing if there are no things. */
  public void table(List<Map<String, @Nullable Object>> things) {
    if (!things.isEmpty()) {
      table("", things);
    }
  }

  /** Prints a sentence for people on standard error; does nothing if JSON is printed. */
  public void say(String sentence) {
    if (!json) {
      err.println("cardfile: " + sentence);
    }
  }

  /** Prints a thing in one line, its values separated by tabs. */
  public void line(Map<String, @Nullable Object> thing) {
    out.println(
        json
            ? JsonLine.of(thing)
            : thing.values().stream().map(Output::text).collect(Collectors.joining("\t")));
  }

  private static TextTable tableOf(List<Map<String, @Nullable Object>> things) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        things.getFirst().keySet().stream()
            .map(name -> words(name).toUpperCase(Locale.ROOT))
            .toList());
    for (Map<String, @Nullable Object> thing : things) {
      rows.add(thing.values().stream().map(Output::text).toList());
    }
    return new TextTable(rows);
  }

  private static List<Map<String, @Nullable Object>> without(
      List<Map<String, @Nullable Object>> things, List<String> names) {
    List<Map<String, @Nullable Object>> rest = new ArrayList<>();
    for (Map<String, @Nullable Object> thing : things) {
      Map<String, @Nullable Object> fewer = new LinkedHashMap<>(thing);
      fewer.keySet().removeAll(names);
      rest.add(fewer);
    }
    return rest;
  }

  /** Formats things with one line per value, and an empty line between things. */
  private List<String> blocks(List<Map<String, @Nullable Object>> things) {
    int label =
        things.getFirst().keySet().stream().mapToInt(name -> words(name).length()).max().orElse(0)
            + GAP;
    List<String> lines = new ArrayList<>();
    for (Map<String, @Nullable Object> thing : things) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      thing.forEach((name, value) -> {
        String start = words(name) + ":";
        for (String line : TextTable.wrapped(text(value), width - label)) {
          lines.add(start + " ".repeat(label - start.length()) + line);
          start = "";
        }
      });
    }
    return lines;
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

  /** Converts {@code allowDuplicates} to {@code allow duplicates}. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
