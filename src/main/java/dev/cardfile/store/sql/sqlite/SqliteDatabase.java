package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.maintenance.SavedBackup;
import dev.cardfile.store.sql.copy.CopiedDatabase;
import dev.cardfile.store.sql.engine.Engine;
import dev.cardfile.store.sql.engine.StoreParts;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.schema.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A database in a SQLite file. */
public record SqliteDatabase(Path file) implements Engine {

  @Override
  public boolean hasStore() {
    return Files.exists(file);
  }

  @Override
  public MigrationPlan plan() {
    return migrations().plan();
  }

  @Override
  public MigrationPlan migrate() {
    return migrations().migrate();
  }

  @Override
  public MigrationPlan planCopy() {
    return migrations().ofUnfinishedCopies().plan();
  }

  @Override
  public void migrateCopy() {
    var _ = migrations().ofUnfinishedCopies().migrate();
  }

  private SqliteMigrations migrations() {
    return new SqliteMigrations(file, Migration.ALL);
  }

  @Override
  public StoreParts open(StoreSettings settings, StoreEvents events) {
    return SqliteParts.open(file, settings, events);
  }

  @Override
  public SavedBackup backup(Path target, boolean overwrite, CopyProgress progress) {
    return new SqliteBackup(file, progress).save(target, overwrite);
  }

  @Override
  public Dialect dialect() {
    return new SqliteDialect();
  }

  @Override
  public Connections connections() {
    return new SqliteConnections(file, StoreSettings.DEFAULT.busyTimeout());
  }

  @Override
  public boolean isSameAs(CopiedDatabase other) {
    return other instanceof SqliteDatabase(Path otherFile) && isSame(otherFile);
  }

  private boolean isSame(Path otherFile) {
    try {
      return Files.isSameFile(file, otherFile);
    } catch (IOException oneIsNotThere) {
      return file.equals(otherFile);
    }
  }

  @Override
  public StoreNotUsable notUsable(SQLException e) {
    return SqliteMigrations.notUsable(file, e);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
