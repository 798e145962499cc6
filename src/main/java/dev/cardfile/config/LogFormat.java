package dev.cardfile.config;

/** How the log is written. */
public enum LogFormat {
  /** {@link #TEXT} on a terminal, {@link #JSON} elsewhere. */
  AUTO,
  /** One line of plain text, for people. */
  TEXT,
  /** One JSON object per line, for machines. */
  JSON
}
