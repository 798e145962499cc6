/** The engine for PostgreSQL. */
@NullMarked
package dev.cardfile.store.sql.postgres;

import org.jspecify.annotations.NullMarked;
