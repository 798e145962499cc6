package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.store.sql.SqliteFixture;
import dev.cardfile.store.sql.schema.Migration;
import dev.cardfile.store.sql.schema.MigrationsContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

class SqliteMigrationsTest extends MigrationsContract {

  @Override
  public SqlFixture newFixture() {
    return new SqliteFixture();
  }

  @Override
  public void makeDatabase(SqlFixture database) {
    try {
      Files.createFile(((SqliteFixture) database).file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public MigrationPlan migrate(SqlFixture database, List<Migration> known) {
    return migrations(database, known).migrate();
  }

  @Override
  public MigrationPlan plan(SqlFixture database, List<Migration> known) {
    return migrations(database, known).plan();
  }

  private static SqliteMigrations migrations(SqlFixture database, List<Migration> known) {
    return new SqliteMigrations(((SqliteFixture) database).file(), known);
  }
}
