package dev.cardfile.store.sql;

import java.nio.file.Files;
import java.nio.file.Path;

/** A SQLite file. */
record SqliteDatabase(Path file) implements Database {

  @Override
  public boolean hasStore() {
    return Files.exists(file);
  }

  @Override
  public MigrationPlan plan() {
    return new SqliteMigrations(file, Migration.ALL).plan();
  }

  @Override
  public MigrationPlan migrate() {
    return new SqliteMigrations(file, Migration.ALL).migrate();
  }

  @Override
  public Stores open(StoreSettings settings, StoreEvents events) {
    return SqliteStores.open(file, settings, events);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
