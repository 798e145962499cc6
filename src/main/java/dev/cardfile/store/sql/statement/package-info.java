/** SQL that is written out: what reading and writing rows by their keys cannot say. */
@NullMarked
package dev.cardfile.store.sql.statement;

import org.jspecify.annotations.NullMarked;
