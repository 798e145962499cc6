package dev.cardfile.write.rows;

/** What to do with a row that would change nothing of its contact but times. */
public enum Unchanged {
  /** The row is written, as a single upsert would be. */
  WRITTEN,
  /** The contact is left as it is. */
  LEFT
}
