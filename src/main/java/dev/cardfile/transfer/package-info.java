/**
 * Reading and writing files of contacts. Pure.
 *
 * <p>A file is read in the steps below. The same bytes and the same choices always give the same
 * rows, so an interrupted import can continue where it stopped.
 *
 * <pre>{@code
 * switch (ImportFile.open(stream)) {
 *   case ImportFile.Refused(FileProblem problem) -> …      // not a CSV, empty: code and message
 *   case ImportFile.Opened(ImportFile file) -> {
 *     RowMapper mapper = RowMapper.of(file, MappingChoices.NONE, location);
 *     mapper.mapping();                                    // profile, columns, unmatched columns
 *     // A first pass over all rows, by a mapper of its own, finds the order of dates:
 *     for (Mapped each = mapper.next(); each != null; each = mapper.next()) { … }
 *     mapper.dates().open();                               // columns whose order is unknown
 *     // The second pass, from the beginning, uses what the first has found:
 *     RowMapper.of(file, choices.with(mapper.dates().found()), location);
 *   }
 * }
 * }</pre>
 *
 * <p>A {@link dev.cardfile.transfer.mapping.Mapped.Row} has the body of an upsert as a tree, the id
 * that the contact has elsewhere, its creation time, the values that an upsert's body has no
 * property for, and the cells that were not used, each with the reason. {@link
 * dev.cardfile.transfer.format.FailedRows} writes rows in the form in which they were read, each
 * with its outcome.
 */
@NullMarked
package dev.cardfile.transfer;

import org.jspecify.annotations.NullMarked;
