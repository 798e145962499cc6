package dev.cardfile.imports;

/** How a row of a file ended. */
public enum RowEnd {
  CREATED,
  UPDATED,
  UNCHANGED,
  FAILED,
  SKIPPED
}
