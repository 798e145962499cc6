package dev.cardfile.store.maintenance;

/** Shows somebody who waits for a copy or a backup how far it is. */
public interface CopyProgress {

  CopyProgress NONE = (what, done, total, unit) -> {};

  /** What is counted. */
  enum Unit {
    ROWS,
    BYTES
  }

  /** So much of so much is done. It is called often. */
  void show(String what, long done, long total, Unit unit);
}
