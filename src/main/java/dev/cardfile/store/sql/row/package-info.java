/** Converts objects to rows and rows to objects, for all tables. */
@NullMarked
package dev.cardfile.store.sql.row;

import org.jspecify.annotations.NullMarked;
