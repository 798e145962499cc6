/**
 * Connections and what runs on them: sessions, writers, readers, and what a failure means. Knows no
 * table and no statement of the store.
 */
@NullMarked
package dev.cardfile.store.sql.jdbc;

import org.jspecify.annotations.NullMarked;
