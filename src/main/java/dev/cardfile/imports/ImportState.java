package dev.cardfile.imports;

/** How far an import is. */
public enum ImportState {
  /** Its file is still coming. */
  RECEIVING,
  WAITING,
  RUNNING,
  PAUSED,
  DONE,
  FAILED,
  CANCELLED;

  /** Whether nothing more comes of it. */
  public boolean isOver() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }

  /** Whether a server is to work at it. */
  public boolean isDue() {
    return this == WAITING || this == RUNNING;
  }
}
