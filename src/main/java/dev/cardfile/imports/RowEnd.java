package dev.cardfile.imports;

/** What came of a row of a file. */
public enum RowEnd {
  CREATED,
  UPDATED,
  UNCHANGED,
  FAILED,
  SKIPPED
}
