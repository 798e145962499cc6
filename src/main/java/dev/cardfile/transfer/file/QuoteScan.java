package dev.cardfile.transfer.file;

/** Tracks the quotes of a CSV record across its lines, by the same rules as the CSV parser. */
final class QuoteScan {

  private enum State {
    /** At the beginning of a cell, or after its leading blanks. */
    BEGIN,
    BARE,
    QUOTED,
    /** After a quote that either ends the cell or is the first of an escaped pair. */
    CLOSED,
    /** In the blanks after the quote that ends a cell. */
    BEHIND
  }

  private final char separator;
  private State state = State.BEGIN;

  QuoteScan(char separator) {
    this.separator = separator;
  }

  boolean isOpen() {
    return state == State.QUOTED;
  }

  /**
   * Scans more text of the record. Returns false if there is text between a closing quote and the
   * end of its cell.
   */
  boolean goOn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (state) {
        case BEGIN -> {
          if (each == '"') {
            state = State.QUOTED;
          } else if (each != separator && each > ' ') {
            state = State.BARE;
          }
        }
        case BARE -> {
          if (each == separator) {
            state = State.BEGIN;
          }
        }
        case QUOTED -> {
          if (each == '"') {
            state = State.CLOSED;
          }
        }
        case CLOSED, BEHIND -> {
          if (each == '"' && state == State.CLOSED) {
            state = State.QUOTED;
          } else if (each == separator) {
            state = State.BEGIN;
          } else if (each <= ' ') {
            state = State.BEHIND;
          } else {
            return false;
          }
        }
      }
    }
    return true;
  }
}
