/**
 * The tables, one file each, and the rows in them: every column is stated once. Also the statements
 * that no table says.
 */
@NullMarked
package dev.cardfile.store.sql.table;

import org.jspecify.annotations.NullMarked;
