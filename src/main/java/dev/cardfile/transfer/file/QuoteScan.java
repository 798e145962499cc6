package dev.cardfile.transfer.file;

/** Follows the quotes of a CSV record from line to line, by the rules by which it is read. */
final class QuoteScan {

  private enum State {
    /** Where a cell begins, or after the blanks with which it begins. */
    BEGIN,
    BARE,
    QUOTED,
    /** After a quote that ends a cell, or is the first of two. */
    CLOSED,
    /** After blanks behind such a quote. */
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

  /** Goes on through a text; false where something stands between a quoted cell and its end. */
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
