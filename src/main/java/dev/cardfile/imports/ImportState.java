package dev.cardfile.imports;

/** The state of an import. */
public enum ImportState {
  /** The file is still being received. */
  RECEIVING,
  WAITING,
  RUNNING,
  PAUSED,
  DONE,
  FAILED,
  CANCELLED;

  /** Reports whether the import has ended, one way or another. */
  public boolean isOver() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }

  /** Reports whether a server has to work on the import. */
  public boolean isDue() {
    return this == WAITING || this == RUNNING;
  }
}
