/** SQL that is written by hand, because it does more than read or write rows by their keys. */
@NullMarked
package dev.cardfile.store.sql.statement;

import org.jspecify.annotations.NullMarked;
