/** All that only PostgreSQL needs. */
@NullMarked
package dev.cardfile.store.sql.postgres;

import org.jspecify.annotations.NullMarked;
