package dev.cardfile.write.rows;

/** What becomes of a row that would change nothing of its contact but times. */
public enum Unchanged {
  /** It is written, as a single upsert is. */
  WRITTEN,
  /** The contact is left as it is. */
  LEFT
}
