package dev.cardfile.importing;

import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ImportStore;
import dev.cardfile.transfer.file.FileKind;
import dev.cardfile.transfer.format.FailedRows;
import dev.cardfile.write.imports.UndoRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of imports that were not written, or not wholly, as files that can be sent again. */
public final class KeptRows {

  private static final int ROWS_AT_A_TIME = 500;

  private final ImportStore store;

  public KeptRows(ImportStore store) {
    this.store = store;
  }

  /** Is asked now and then whether to go on. */
  @FunctionalInterface
  public interface Check {

    /**
     * Lets the writing go on.
     *
     * @throws IOException when it is to end here
     */
    void run() throws IOException;
  }

  /** Whether there are none. */
  public boolean isEmpty(LocationId location, Import of) {
    return store.rows(location, of.id(), 0, 1).isEmpty();
  }

  /** How many rows the file of an import has; 0 where that is not known. */
  public static long total(Import of) {
    return SeenFile.total(of);
  }

  /** What the name of a file like that of an import ends with. */
  public static String ending(Import of) {
    return SeenFile.kind(of).ending();
  }

  /** The type of a file like that of an import. */
  public static String mediaType(Import of) {
    return SeenFile.kind(of).mediaType();
  }

  /**
   * Writes rows in the form in which they came.
   *
   * @param outcome only rows of which this came; null for all but what an undoing has left
   */
  public void write(
      LocationId location, Import of, @Nullable String outcome, Writer to, Check check)
      throws IOException {
    FailedRows rows = SeenFile.rows(of);
    if (SeenFile.kind(of) == FileKind.CSV) {
      to.write(rows.head());
    }
    List<KeptRow> some = store.rows(location, of.id(), 0, ROWS_AT_A_TIME);
    while (!some.isEmpty()) {
      for (KeptRow row : some) {
        if (outcome == null ? !UndoRow.LEFT.equals(row.outcome()) : outcome.equals(row.outcome())) {
          to.write(
              rows.row(
                  ImportedRows.source(row),
                  new FailedRows.Outcome(
                      row.number(), row.outcome(), row.contact(), row.code(), row.message())));
        }
      }
      check.run();
      some = store.rows(location, of.id(), some.getLast().number(), ROWS_AT_A_TIME);
    }
  }
}
