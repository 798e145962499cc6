/** The tables, one file each. Every column is declared once. */
@NullMarked
package dev.cardfile.store.sql.table;

import org.jspecify.annotations.NullMarked;
