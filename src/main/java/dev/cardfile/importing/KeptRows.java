package dev.cardfile.importing;

import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ImportStore;
import dev.cardfile.transfer.file.FileKind;
import dev.cardfile.transfer.format.FailedRows;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of imports that were not written, or only in part, as files that can be corrected
 * and sent again.
 */
public final class KeptRows {

  private static final int ROWS_AT_A_TIME = 500;

  private final ImportStore store;

  public KeptRows(ImportStore store) {
    this.store = store;
  }

  /** Decides from time to time whether to go on writing. */
  @FunctionalInterface
  public interface Check {

    /**
     * Returns if the writing may go on.
     *
     * @throws IOException if it has to end
     */
    void run() throws IOException;
  }

  /** Reports whether an import has no kept rows. */
  public boolean isEmpty(LocationId location, Import of) {
    return store.rows(location, of.id(), 0, 1).isEmpty();
  }

  /** Returns how many rows the file of an import has; 0 if that is not known. */
  public static long total(Import of) {
    return SeenFile.total(of);
  }

  /** Returns the ending of file names for files like that of an import. */
  public static String ending(Import of) {
    return SeenFile.kind(of).ending();
  }

  /** Returns the media type of files like that of an import. */
  public static String mediaType(Import of) {
    return SeenFile.kind(of).mediaType();
  }

  /**
   * Writes kept rows in the format of the file from which they came.
   *
   * @param outcome only rows with this outcome; null for all except those that an undoing has added
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
        if (outcome == null ? row.isOfFile() : outcome.equals(row.outcome())) {
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
