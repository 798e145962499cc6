package dev.cardfile.transfer.file;

import java.util.List;

/** A row of a file, as it was read and before it is interpreted. */
public sealed interface FileRow {

  /** The number of the line in which the row begins, from 1. */
  long line();

  /** The number of its characters. */
  default long length() {
    return switch (this) {
      case Cells row -> row.cells().stream().mapToLong(String::length).sum();
      case Text row -> row.text().length();
      case Unreadable row -> row.text().length();
    };
  }

  /** A row of a CSV file; at least one of its cells is not blank. */
  record Cells(long line, List<String> cells) implements FileRow {
    public Cells {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A vCard, or a line of NDJSON.
   *
   * @param text the text in the file, not validated
   */
  record Text(long line, String text) implements FileRow {}

  /**
   * A part of the file that is not a row, or that cannot be separated from the next row.
   *
   * @param text the text in the file, cut off if it is too long
   */
  record Unreadable(long line, String text, FileProblem problem) implements FileRow {}
}
