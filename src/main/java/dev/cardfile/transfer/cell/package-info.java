/** The contents of one cell: texts guarded against being run as formulas, and lists. */
@NullMarked
package dev.cardfile.transfer.cell;

import org.jspecify.annotations.NullMarked;
