/**
 * Many writes that one caller brings at once: the rows of a batch or of a file.
 *
 * <p>A {@link dev.cardfile.write.rows.Row} is a row that can be made a work by a location's
 * settings. {@link dev.cardfile.write.rows.RowPipeline} runs rows in their order and says in the
 * same order what came of each:
 *
 * <pre>{@code
 * rows.run(location, iterator, result -> switch (result) {
 *   case RowResult.Done(RowOutcome<Problem> outcome) -> ...     // durable
 *   case RowResult.Failed(Throwable bug) -> ...                 // this row alone
 *   case RowResult.NotDone(StoreUnavailable away) -> ...        // this row and all behind it
 * });
 * }</pre>
 *
 * <p>Each row is a work of its own, so that a bad row harms nobody, and many share a transaction. A
 * bounded number of them is under way at once; the store lets callers who wait for one work go
 * first. A row whose settings have changed since it was read is read again, and all behind it. When
 * the store goes away nothing behind the first row that it failed is written.
 *
 * <p>The row of an upsert is made with {@link dev.cardfile.write.rows.RowUpserts#row}. A caller who
 * has more to know or to write with each row, such as how far an import has come, changes the work
 * before it returns it from {@link dev.cardfile.write.rows.Row#by}: {@link
 * dev.cardfile.write.Work#and} adds look-ups, {@link dev.cardfile.write.Work#writing} effects,
 * which are in the row's own transaction.
 */
@NullMarked
package dev.cardfile.write.rows;

import org.jspecify.annotations.NullMarked;
