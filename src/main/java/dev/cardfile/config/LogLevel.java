package dev.cardfile.config;

/** The lowest level that is logged. */
public enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG
}
