package dev.cardfile.write.rows;

import dev.cardfile.store.StoreUnavailable;

/** What came of running a row. */
public sealed interface RowResult<R> {

  /** It was run, and what it wrote is durable. */
  record Done<R>(R outcome) implements RowResult<R> {}

  /** It alone was not written, and would not be if it came again: a bug. */
  record Failed<R>(Throwable cause) implements RowResult<R> {}

  /**
   * The store was away, or had failed at an earlier row. Only of the rows that were under way then
   * it is not known whether they were written.
   */
  record NotDone<R>(StoreUnavailable why) implements RowResult<R> {}
}
