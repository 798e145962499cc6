/** How things become rows and rows become things, whatever the table. */
@NullMarked
package dev.cardfile.store.sql.row;

import org.jspecify.annotations.NullMarked;
