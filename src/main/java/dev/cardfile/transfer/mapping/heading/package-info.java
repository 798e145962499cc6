/** What the columns of a file may be called, in which program, and what they then are. */
@NullMarked
package dev.cardfile.transfer.mapping.heading;

import org.jspecify.annotations.NullMarked;
