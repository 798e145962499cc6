package dev.cardfile.store.sql.engine;

import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.maintenance.SavedBackup;
import dev.cardfile.store.sql.Database;
import dev.cardfile.store.sql.copy.CopiedDatabase;
import java.nio.file.Path;

/**
 * The operations on a store that depend on the kind of database. Implemented in the packages below;
 * for callers, see {@link Database}.
 */
public interface Engine extends CopiedDatabase {

  /**
   * Creates the store if there is none, and runs all pending migrations.
   *
   * @return the plan that was carried out
   */
  MigrationPlan migrate();

  /** Migrates the store and opens its parts. */
  StoreParts open(StoreSettings settings, StoreEvents events);

  /** Writes a backup of the store to a file. */
  SavedBackup backup(Path target, boolean overwrite, CopyProgress progress);
}
