/**
 * Connections and the code that runs on them: sessions, writers, readers, and the classification of
 * failures. Contains no table and no statement of the store.
 */
@NullMarked
package dev.cardfile.store.sql.jdbc;

import org.jspecify.annotations.NullMarked;
