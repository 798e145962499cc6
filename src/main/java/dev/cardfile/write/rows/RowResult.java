package dev.cardfile.write.rows;

import dev.cardfile.store.StoreUnavailable;

/** The result of running a row. */
public sealed interface RowResult<R> {

  /** The row was run, and what it wrote is durable. */
  record Done<R>(R outcome) implements RowResult<R> {}

  /**
   * The row was not written and would fail again: because of a bug, or because the location is
   * gone.
   */
  record Failed<R>(Throwable cause) implements RowResult<R> {}

  /**
   * The store was unavailable, or an earlier row had failed because it was. Whether the row was
   * written is unknown only for rows that were in flight at that moment.
   */
  record NotDone<R>(StoreUnavailable why) implements RowResult<R> {}
}
