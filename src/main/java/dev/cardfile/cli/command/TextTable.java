package dev.cardfile.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Rows of texts, printed in aligned columns. */
final class TextTable {

  private static final String GAP = "  ";

  /** Where a text may be broken into lines: after a blank or a comma. */
  private static final Pattern BREAK = Pattern.compile("(?<=[ ,])");

  private final List<List<String>> rows;

  /** Creates a table of at least one row, all of the same length. */
  TextTable(List<List<String>> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Formats the table in lines that are no longer than this; empty if it cannot be made to fit. */
  Optional<List<String>> within(int width) {
    int[] widths = columns(TextTable::width);
    int[] least = columns(TextTable::longestPiece);
    int tooLong = total(widths) - width;
    while (tooLong > 0) {
      int widest = widestShrinkable(widths, least);
      if (widest < 0) {
        return Optional.empty();
      }
      widths[widest]--;
      tooLong--;
    }
    return Optional.of(rows.stream().flatMap(row -> lines(row, widths).stream()).toList());
  }

  /**
   * Breaks a text into lines, with as many pieces in each as fit. A piece that is too long by
   * itself gets a line of its own.
   */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : BREAK.split(text)) {
      if (!line.isEmpty() && width(line + piece.stripTrailing()) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static List<String> lines(List<String> row, int[] widths) {
    List<List<String>> cells =
        IntStream.range(0, widths.length)
            .mapToObj(column -> wrapped(row.get(column), widths[column]))
            .toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        List<String> cell = cells.get(column);
        String text = i < cell.size() ? cell.get(i) : "";
        line.append(text).append(" ".repeat(widths[column] - width(text))).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int[] columns(ToIntFunction<String> measure) {
    return IntStream.range(0, rows.getFirst().size())
        .map(column ->
            rows.stream().mapToInt(row -> measure.applyAsInt(row.get(column))).max().orElse(0))
        .toArray();
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private static int widestShrinkable(int[] widths, int[] least) {
    int widest = -1;
    for (int column = 0; column < widths.length; column++) {
      if (widths[column] > least[column] && (widest < 0 || widths[column] > widths[widest])) {
        widest = column;
      }
    }
    return widest;
  }

  private static int longestPiece(String text) {
    return BREAK
        .splitAsStream(text)
        .mapToInt(piece -> width(piece.stripTrailing()))
        .max()
        .orElse(0);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
