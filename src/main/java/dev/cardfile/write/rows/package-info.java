/**
 * Many writes that one caller brings together: the rows of a batch or of a file.
 *
 * <p>A {@link dev.cardfile.write.rows.Row} can be turned into a work with a location's settings.
 * {@link dev.cardfile.write.rows.RowPipeline} runs rows in their order and reports their results in
 * the same order:
 *
 * <pre>{@code
 * rows.run(location, iterator, result -> switch (result) {
 *   case RowResult.Done(RowOutcome<Problem> outcome) -> ...     // durable
 *   case RowResult.Failed(Throwable bug) -> ...                 // this row alone
 *   case RowResult.NotDone(StoreUnavailable away) -> ...        // this row and all behind it
 * });
 * }</pre>
 *
 * <p>Each row is a work of its own, so that a bad row does not affect others, and many rows share a
 * transaction. The number of rows in flight is bounded, and the store lets the works of waiting
 * callers go first. If the settings have changed since a row was parsed, that row and all rows
 * behind it are parsed again. If the store becomes unavailable, nothing is written behind the first
 * row that failed.
 *
 * <p>{@link dev.cardfile.write.rows.RowUpserts#row} makes a row that is an upsert. A caller who has
 * more to look up or to write with each row, such as the progress of an import, extends the work
 * before returning it from {@link dev.cardfile.write.rows.Row#by}: {@link
 * dev.cardfile.write.work.Work#and} adds look-ups, and {@link dev.cardfile.write.work.Work#writing}
 * adds effects, which are written in the row's own transaction.
 */
@NullMarked
package dev.cardfile.write.rows;

import org.jspecify.annotations.NullMarked;
