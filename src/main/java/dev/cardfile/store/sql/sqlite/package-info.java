/** All that only SQLite needs. */
@NullMarked
package dev.cardfile.store.sql.sqlite;

import org.jspecify.annotations.NullMarked;
