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
 * What an import of a file would begin with.
 *
 * @param dialect null where it is no CSV
 * @param seen what its columns are taken for, as an import keeps it
 * @param rows that were looked at
 * @param whole whether these are all
 * @param verdicts what would come of the first rows
 * @param problem why it could not be imported so; null when it could
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
   * What would come of a row.
   *
   * @param contact whom it would change; null for nobody who is there
   * @param code why it would not be written, or not wholly; null when it would
   */
  public record Verdict(
      long row,
      long line,
      RowEnd end,
      @Nullable String contact,
      @Nullable String code,
      @Nullable String message) {}

  /** What would come of the first rows, in all. */
  public Counts counts() {
    Counts counts = Counts.NONE;
    for (Verdict verdict : verdicts) {
      counts = counts.plus(verdict.end());
    }
    return counts;
  }
}
