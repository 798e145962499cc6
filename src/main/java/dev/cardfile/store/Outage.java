package dev.cardfile.store;

/** A reason why a store cannot serve. The text is for operators, and contains nothing secret. */
public enum Outage {
  DISK_FULL("disk full", true),
  READ_ONLY("read-only", true),
  IO_ERROR("I/O error", true),
  DAMAGED("store damaged", true),
  FILE_MISSING("store file missing", false),
  FILE_REPLACED("store file replaced", false),
  DATABASE_AWAY("database unreachable", true),
  NODE_AWAY("cluster node unreachable", false),
  NO_ANSWER("no answer", false),
  BUSY("busy", false),
  CLOSED("store closed", false),
  OTHER("other", false);

  private final String text;
  private final boolean untilWritten;

  Outage(String text, boolean untilWritten) {
    this.text = text;
    this.untilWritten = untilWritten;
  }

  public String text() {
    return text;
  }

  /**
   * Reports whether a write that fails for this reason marks the store as unavailable until another
   * write succeeds.
   */
  public boolean lastsUntilWritten() {
    return untilWritten;
  }
}
