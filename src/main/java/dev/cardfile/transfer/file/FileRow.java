package dev.cardfile.transfer.file;

import java.util.List;

/** What a file has in one row. */
public sealed interface FileRow {

  /** The line of the file in which it begins, from 1. */
  long line();

  /** A row of a CSV file, with one cell at least that is not blank. */
  record Cells(long line, List<String> cells) implements FileRow {
    public Cells {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A vCard, or a line of NDJSON.
   *
   * @param text as it is in the file, not checked any further
   */
  record Text(long line, String text) implements FileRow {}

  /**
   * What is no row, or cannot be told apart from the next.
   *
   * @param text what is in the file there, cut where it is too long
   */
  record Unreadable(long line, String text, FileProblem problem) implements FileRow {}
}
