package dev.cardfile.write.rows;

import dev.cardfile.upsert.UpsertOutcome;

/**
 * What came of the row of an upsert.
 *
 * @param <P> how its reader says what is wrong
 */
public sealed interface RowOutcome<P> {

  /**
   * It was decided.
   *
   * @param unchanged whether nothing but times changed of a contact that was there
   */
  record Decided<P>(UpsertOutcome outcome, boolean unchanged) implements RowOutcome<P> {}

  /** It could not be read. */
  record Refused<P>(P problem) implements RowOutcome<P> {}
}
