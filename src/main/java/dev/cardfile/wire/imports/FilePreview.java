package dev.cardfile.wire.imports;

import dev.cardfile.imports.Counts;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.json.JsonObject;
import dev.cardfile.transfer.file.Dialect;
import dev.cardfile.transfer.mapping.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A preview of an import: how the file is understood, and the outcome that its first rows would
 * have.
 *
 * @param dialect null if the file is not CSV
 * @param seen what the columns are recognised as, in the form in which an import stores it
 * @param rows the number of rows that were read
 * @param whole whether these are all rows of the file
 * @param verdicts the outcomes that the first rows would have
 * @param problem why the file could not be imported like this; null if it could
 */
public record FilePreview(
    @Nullable Dialect dialect,
    Mapping mapping,
    JsonObject seen,
    long rows,
    boolean whole,
    List<Verdict> verdicts,
    Import.@Nullable Problem problem) {

  public FilePreview {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * The outcome that a row would have.
   *
   * @param contact the id of the existing contact that the row would change; null if there is none
   * @param code why the row would not be written, or only in part; null if it would be written as a
   *     whole
   */
  public record Verdict(
      long row,
      long line,
      RowEnd end,
      @Nullable String contact,
      @Nullable String code,
      @Nullable String message) {}

  /** Counts the first rows by outcome. */
  public Counts counts() {
    Counts counts = Counts.NONE;
    for (Verdict verdict : verdicts) {
      counts = counts.plus(verdict.end());
    }
    return counts;
  }
}
