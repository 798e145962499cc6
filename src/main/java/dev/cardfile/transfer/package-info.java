/**
 * Files of contacts, in and out. Pure.
 *
 * <p>Reading a file takes these steps; the same bytes and the same choices give the same rows
 * again, so that an import goes on where it stopped.
 *
 * <pre>{@code
 * switch (ImportFile.open(stream)) {
 *   case ImportFile.Refused(FileProblem problem) -> …      // not a CSV, empty: code and message
 *   case ImportFile.Opened(ImportFile file) -> {
 *     RowMapper mapper = RowMapper.of(file, MappingChoices.NONE, location);
 *     mapper.mapping();                                    // profile, columns, what fits nothing
 *     // A first reading of all rows, on a mapper of its own, finds the order of dates:
 *     for (Mapped each = mapper.next(); each != null; each = mapper.next()) { … }
 *     mapper.dates().open();                               // columns for which it is to be asked
 *     // The second one, from the beginning, with what was found:
 *     RowMapper.of(file, choices.with(mapper.dates().found()), location);
 *   }
 * }
 * }</pre>
 *
 * <p>A {@link dev.cardfile.transfer.mapping.Mapped.Row} has the body of an upsert as a tree, the id
 * that the contact has elsewhere, when it was made, what an upsert's body has no room for, and the
 * cells that were not used, each with its reason. {@link dev.cardfile.transfer.format.FailedRows}
 * writes rows in the form in which they came, with what became of them.
 */
@NullMarked
package dev.cardfile.transfer;

import org.jspecify.annotations.NullMarked;
