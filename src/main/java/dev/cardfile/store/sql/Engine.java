package dev.cardfile.store.sql;

import java.nio.file.Path;

/** A database with all that only it can do for a store. Adapters are below; see {@link Database}. */
interface Engine extends CopiedDatabase {

  /** Creates the store where there is none, and runs all migrations that it lacks. */
  MigrationPlan migrate();

  /** Migrates the store and opens what it consists of. */
  StoreParts open(StoreSettings settings, StoreEvents events);

  /** Saves the store in a file. */
  SavedBackup backup(Path target, boolean overwrite, CopyProgress progress);
}
