package dev.cardfile.transfer.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.cardfile.transfer.cell.Guard;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a CSV file that we write. */
final class CsvLine {

  private CsvLine() {}

  /**
   * The values as cells that no spreadsheet runs, with the end of the line.
   *
   * @param values null for an empty cell
   */
  static String of(List<@Nullable String> values) {
    return plain(',', values.stream().map(each -> each == null ? "" : Guard.on(each)).toList());
  }

  /** Cells as they are, with the end of the line. */
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
