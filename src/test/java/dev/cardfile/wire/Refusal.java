package dev.cardfile.wire;

import dev.cardfile.wire.table.BodyReading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of a table of refused requests.
 *
 * @param reader the reader that the row is for
 * @param sent what the reader is given
 */
public record Refusal(String reader, String sent, List<Violation> violations) {

  private static final Pattern REPEATED = Pattern.compile("(\\w)\\{(\\d+)}");

  /** Returns the rows of a file: a line with the reader and the body, then indented violations. */
  public static List<Refusal> in(String file, String readers) {
    Pattern head = Pattern.compile("(" + readers + ") (.*)");
    List<Refusal> rows = new ArrayList<>();
    for (String line : Resources.rows(file)) {
      if (line.startsWith(" ")) {
        String[] cells = line.strip().split(" \\| ");
        rows.getLast().violations().add(new Violation(cells[0], cells[1], cells[2]));
      } else {
        Matcher row = head.matcher(line);
        if (!row.matches()) {
          throw new AssertionError(line);
        }
        rows.add(new Refusal(row.group(1), expand(row.group(2)), new ArrayList<>()));
      }
    }
    return rows;
  }

  private static String expand(String sent) {
    return REPEATED
        .matcher(sent)
        .replaceAll(each ->
            Matcher.quoteReplacement(each.group(1).repeat(Integer.parseInt(each.group(2)))));
  }

  public <T> BodyReading<T> asReading() {
    return new BodyReading.Refused<>(new Problem.Invalid(violations));
  }

  @Override
  public String toString() {
    return reader + " " + sent.substring(0, Math.min(sent.length(), 60));
  }
}
