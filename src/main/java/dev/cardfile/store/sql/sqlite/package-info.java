/** The engine for SQLite. */
@NullMarked
package dev.cardfile.store.sql.sqlite;

import org.jspecify.annotations.NullMarked;
