/** What stands in one cell: texts that no spreadsheet runs, lists. */
@NullMarked
package dev.cardfile.transfer.cell;

import org.jspecify.annotations.NullMarked;
