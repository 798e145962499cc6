package dev.cardfile.store;

/** Why a store cannot serve, in words for operators that hold nothing secret. */
public enum Outage {
  DISK_FULL("disk full", true),
  READ_ONLY("read-only", true),
  IO_ERROR("I/O error", true),
  DAMAGED("store damaged", true),
  FILE_MISSING("store file missing", false),
  FILE_REPLACED("store file replaced", false),
  DATABASE_AWAY("database away", true),
  NODE_AWAY("machine of the cluster away", false),
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

  /** Whether a write that failed so is news of the store, which only another write disproves. */
  public boolean lastsUntilWritten() {
    return untilWritten;
  }
}
