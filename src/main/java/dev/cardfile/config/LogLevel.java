package dev.cardfile.config;

/** The least important lines that are still logged. */
public enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG
}
