package dev.cardfile.store.maintenance;

import java.nio.file.Path;

/**
 * A backup that has been written and checked.
 *
 * @param schema the schema version of the backup
 */
public record SavedBackup(Path file, long bytes, int schema) {}
