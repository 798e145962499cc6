package dev.cardfile.transfer.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file. If quotes are unbalanced, the line where the problem begins is reported
 * and reading continues with the next line, so an unclosed quote never swallows the rest of the
 * file.
 */
final class CsvRows implements RowSource {

  static final int MAX_CELLS = 5000;

  private static final int MAX_ROW = Lines.MAX_LENGTH;
  private static final int MAX_LINES = 10_000;

  /** The number of characters that may be read again because of unclosed quotes. */
  private static final long MAX_READ_AGAIN = 32L << 20;

  private static final FileProblem NEVER_CLOSED =
      new FileProblem(
          "quote_not_closed",
          "A quote (\") is opened in this line and never closed. Write a quote within a cell twice.");
  private static final FileProblem AFTER_QUOTE =
      new FileProblem(
          "quote_within",
          "There is text behind a closing quote (\"). Write a quote within a cell twice.");
  private static final FileProblem TOO_MANY_CELLS =
      new FileProblem("too_many_cells", "The row has more than " + MAX_CELLS + " cells.");
  private static final FileProblem GIVEN_UP =
      new FileProblem(
          "quotes_out_of_balance",
          "So many quotes (\") are not closed that nothing from this line on is read.");

  private final Lines lines;
  private final CsvReader.CsvReaderBuilder parser;
  private final char separator;
  private long readAgain;
  private boolean givenUp;

  CsvRows(Lines lines, char separator) {
    this.lines = lines;
    this.separator = separator;
    this.parser =
        CsvReader.builder()
            .fieldSeparator(separator)
            .trimWhitespacesAroundQuotes(true)
            .maxBufferSize(4 * MAX_ROW);
  }

  @Override
  public @Nullable FileRow next() throws IOException {
    while (!givenUp) {
      Line first = lines.next();
      if (first == null) {
        return null;
      }
      if (first.problem() != null) {
        return new FileRow.Unreadable(first.number(), first.text(), first.problem());
      }
      FileRow row = row(first);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  /** Reads the row that begins with a line. Returns null if all its cells are blank. */
  private @Nullable FileRow row(Line first) throws IOException {
    QuoteScan quotes = new QuoteScan(separator);
    if (!quotes.goOn(first.text())) {
      return new FileRow.Unreadable(first.number(), first.text(), AFTER_QUOTE);
    }
    if (!quotes.isOpen()) {
      return cells(first.number(), first.text());
    }
    StringBuilder text = new StringBuilder(first.text());
    List<Line> more = new ArrayList<>();
    Line before = first;
    while (quotes.isOpen()) {
      Line next = more.size() < MAX_LINES && text.length() <= MAX_ROW ? lines.next() : null;
      if (next == null) {
        return backTo(first, more, NEVER_CLOSED);
      }
      more.add(next);
      if (next.problem() != null) {
        return backTo(first, more, NEVER_CLOSED);
      }
      if (!quotes.goOn(before.end()) || !quotes.goOn(next.text())) {
        return backTo(first, more, AFTER_QUOTE);
      }
      text.append(before.end()).append(next.text());
      before = next;
    }
    return cells(first.number(), text.toString());
  }

  private FileRow backTo(Line first, List<Line> more, FileProblem problem) {
    readAgain += more.stream().mapToLong(line -> line.text().length() + 1L).sum();
    if (readAgain > MAX_READ_AGAIN) {
      givenUp = true;
      return new FileRow.Unreadable(first.number(), first.text(), GIVEN_UP);
    }
    lines.back(more);
    return new FileRow.Unreadable(first.number(), first.text(), problem);
  }

  private @Nullable FileRow cells(long line, String text) {
    String[] cells;
    try {
      // The parser does not count blank text as a record.
      cells =
          text.isBlank()
              ? new String[0]
              : parser.ofSingleCsvRecord(
                  StringArrayHandler.of(rules -> rules.maxFields(MAX_CELLS)), text);
    } catch (CsvParseException broken) {
      return new FileRow.Unreadable(line, text, TOO_MANY_CELLS);
    }
    return Arrays.stream(cells).allMatch(String::isBlank)
        ? null
        : new FileRow.Cells(line, Arrays.asList(cells));
  }
}
