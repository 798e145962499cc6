package dev.cardfile.transfer.format;

import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.transfer.cell.FormulaGuard;
import dev.cardfile.transfer.file.Dialect;
import dev.cardfile.transfer.file.FileKind;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.mapping.Column;
import dev.cardfile.transfer.mapping.Mapping;
import dev.cardfile.transfer.mapping.heading.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes failed rows in the form in which they were read, each with its outcome, so that the file
 * can be corrected and sent again: an import ignores what is added here. A CSV file keeps its own
 * columns and gets {@code _row, _outcome, _contactId, _code, _message}; text that cannot be split
 * into cells is appended to the message.
 */
public final class FailedRows {

  private static final List<String> ADDED = Target.Outcome.NAMES;
  private static final String END = "END:VCARD";
  private static final Pattern EARLIER =
      Pattern.compile("(?im)^" + Target.Outcome.CARD_PREFIX + ".*\\R");
  private static final Pattern LINE_END = Pattern.compile("[\r\n]+");

  private final FileKind kind;
  private final Dialect dialect;
  private final int width;
  private final List<Column> columns;

  /**
   * Creates a writer for the rows of a file.
   *
   * @param dialect null if the file is not CSV
   */
  public FailedRows(FileKind kind, @Nullable Dialect dialect, Mapping mapping) {
    this.kind = kind;
    this.dialect = dialect == null ? new Dialect("UTF-8", ',') : dialect;
    this.width = mapping.columns().size();
    this.columns =
        mapping.columns().stream()
            .filter(each -> !(each.target() instanceof Target.Outcome))
            .toList();
  }

  /**
   * The outcome of a row.
   *
   * @param outcome such as {@code failed}
   * @param contactId the id of the contact concerned; null if there is none
   */
  public record Outcome(
      long row, String outcome, @Nullable String contactId, String code, String message) {

    private List<String> texts(String behind) {
      return List.of(
          Long.toString(row), outcome, contactId == null ? "" : contactId, code, message + behind);
    }
  }

  /**
   * Returns the row of headings of a CSV file, below the declaration of its separator if it needs
   * one; empty for other formats.
   */
  public String head() {
    if (kind != FileKind.CSV) {
      return "";
    }
    List<String> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(FormulaGuard.on(column.heading())));
    cells.addAll(ADDED);
    String declaration = dialect.declaration();
    return (declaration.isEmpty() ? "" : declaration + "\r\n") + line(cells);
  }

  /** Formats a row, including its line terminator. */
  public String row(FileRow source, Outcome outcome) {
    return switch (source) {
      case FileRow.Cells(long _, List<String> cells) -> line(cells(cells, outcome));
      case FileRow.Text(long _, String text) -> text(text, outcome);
      case FileRow.Unreadable(long _, String text, var _) ->
          switch (kind) {
            case CSV -> line(unreadable(text, outcome));
            case NDJSON -> object(text, outcome);
            case VCARD ->
                card(Target.Outcome.CARD_PREFIX + "TEXT:" + oneLine(text) + "\r\n", outcome);
          };
    };
  }

  private String text(String text, Outcome outcome) {
    if (kind == FileKind.NDJSON) {
      return object(text, outcome);
    }
    int begin = text.indexOf('\n') + 1;
    return card(EARLIER.matcher(text.substring(begin, end(text, begin))).replaceAll(""), outcome);
  }

  /**
   * Returns the index of the line that ends a card. The text is not converted to upper case,
   * because that can change its length: ß becomes SS.
   */
  private static int end(String text, int begin) {
    int end = text.length() - END.length();
    while (end > begin && !text.regionMatches(true, end, END, 0, END.length())) {
      end--;
    }
    return Math.max(begin, end);
  }

  private List<String> cells(List<String> cells, Outcome outcome) {
    List<String> all = new ArrayList<>();
    for (Column column : columns) {
      String cell = column.index() < cells.size() ? cells.get(column.index()) : "";
      all.add(FormulaGuard.kept(cell));
    }
    // Cells without a heading go into the message, where they cannot be mistaken for another
    // column's.
    String beyond = String.join(" ", cells.subList(Math.min(width, cells.size()), cells.size()));
    add(outcome, beyond.strip(), all);
    return all;
  }

  private List<String> unreadable(String text, Outcome outcome) {
    List<String> all = new ArrayList<>();
    columns.forEach(_ -> all.add(""));
    add(outcome, text, all);
    return all;
  }

  private static void add(Outcome outcome, String behind, List<String> to) {
    outcome
        .texts(behind.isEmpty() ? "" : " [" + behind + "]")
        .forEach(text -> to.add(FormulaGuard.on(text)));
  }

  private String line(List<String> cells) {
    return CsvLine.plain(dialect.separator(), cells);
  }

  private static String object(String text, Outcome outcome) {
    JsonObject object =
        JsonReader.read(text.getBytes(StandardCharsets.UTF_8))
                instanceof JsonReader.Parsed.Body(JsonObject read)
            ? read
            : JsonObject.EMPTY.with("_text", text);
    List<String> texts = outcome.texts("");
    for (int i = 0; i < ADDED.size(); i++) {
      object = object.with(ADDED.get(i), texts.get(i));
    }
    return JsonWriter.compact(object) + "\n";
  }

  private static String card(String lines, Outcome outcome) {
    StringBuilder card = new StringBuilder("BEGIN:VCARD\r\n").append(lines);
    List<String> texts = outcome.texts("");
    for (int i = 0; i < ADDED.size(); i++) {
      card.append(Target.Outcome.CARD_PREFIX);
      card.append(ADDED.get(i).substring(1).toUpperCase(Locale.ROOT));
      card.append(':').append(oneLine(texts.get(i))).append("\r\n");
    }
    return card.append(END).append("\r\n").toString();
  }

  private static String oneLine(String text) {
    return LINE_END.matcher(text).replaceAll(" ");
  }
}
