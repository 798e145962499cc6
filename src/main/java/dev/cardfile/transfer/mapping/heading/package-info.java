/**
 * The headings of columns, in the files of known programs and otherwise, and the fields they stand
 * for.
 */
@NullMarked
package dev.cardfile.transfer.mapping.heading;

import org.jspecify.annotations.NullMarked;
