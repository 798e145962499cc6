package dev.cardfile.transfer.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.cardfile.transfer.cell.FormulaGuard;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formats lines of the CSV files that Cardfile writes. */
final class CsvLine {

  private CsvLine() {}

  /**
   * Formats a line, guarding each cell against being run as a formula, and ends it with CRLF.
   *
   * @param values null for an empty cell
   */
  static String of(List<@Nullable String> values) {
    return plain(
        ',', values.stream().map(each -> each == null ? "" : FormulaGuard.on(each)).toList());
  }

  /** Formats a line of unguarded cells, and ends it with CRLF. */
  static String plain(char separator, List<String> cells) {
    StringWriter line = new StringWriter();
    CsvWriter.builder()
        .fieldSeparator(separator)
        .lineDelimiter(LineDelimiter.CRLF)
        .autoFlush(true)
        .build(line)
        .writeRecord(cells);
    return line.toString();
  }
}
