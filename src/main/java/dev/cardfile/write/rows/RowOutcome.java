package dev.cardfile.write.rows;

import dev.cardfile.upsert.UpsertOutcome;

/**
 * The outcome of a row that is an upsert.
 *
 * @param <P> the type in which the row's reader reports a problem
 */
public sealed interface RowOutcome<P> {

  /**
   * The row was decided.
   *
   * @param unchanged whether the contact existed, and nothing but its times was to change
   */
  record Decided<P>(UpsertOutcome outcome, boolean unchanged) implements RowOutcome<P> {}

  /** The row could not be read. */
  record Refused<P>(P problem) implements RowOutcome<P> {}
}
