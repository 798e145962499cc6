/** Copies a whole store from one database to another, row by row and unchanged. */
@NullMarked
package dev.cardfile.store.sql.copy;

import org.jspecify.annotations.NullMarked;
