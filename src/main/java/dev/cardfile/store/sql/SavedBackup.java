package dev.cardfile.store.sql;

import java.nio.file.Path;

/**
 * A backup that has been written and checked.
 *
 * @param schema the version of its schema
 */
public record SavedBackup(Path file, long bytes, int schema) {}
