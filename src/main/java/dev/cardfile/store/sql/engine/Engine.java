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
 * A database with all that only it can do for a store. Adapters are below; see {@link Database}.
 */
public interface Engine extends CopiedDatabase {

  /** Creates the store where there is none, and runs all migrations that it lacks. */
  MigrationPlan migrate();

  /** Migrates the store and opens what it consists of. */
  StoreParts open(StoreSettings settings, StoreEvents events);

  /** Saves the store in a file. */
  SavedBackup backup(Path target, boolean overwrite, CopyProgress progress);
}
