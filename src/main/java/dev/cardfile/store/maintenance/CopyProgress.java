package dev.cardfile.store.maintenance;

/** Shows the progress of a copy or a backup. */
public interface CopyProgress {

  CopyProgress NONE = (what, done, total, unit) -> {};

  /** The unit in which progress is counted. */
  enum Unit {
    ROWS,
    BYTES
  }

  /** Shows that {@code done} of {@code total} units are done. Called often. */
  void show(String what, long done, long total, Unit unit);
}
