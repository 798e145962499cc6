package dev.cardfile.config;

/** How the log is written. */
public enum LogFormat {
  /** One JSON object a line, for machines. */
  JSON,
  /** One line of plain text, for people. */
  TEXT
}
