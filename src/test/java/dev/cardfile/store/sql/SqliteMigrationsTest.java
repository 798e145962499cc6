package dev.cardfile.store.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

class SqliteMigrationsTest extends MigrationsContract {

  @Override
  SqlFixture newFixture() {
    return new SqliteFixture();
  }

  @Override
  void makeDatabase(SqlFixture database) {
    try {
      Files.createFile(((SqliteFixture) database).file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  MigrationPlan migrate(SqlFixture database, List<Migration> known) {
    return migrations(database, known).migrate();
  }

  @Override
  MigrationPlan plan(SqlFixture database, List<Migration> known) {
    return migrations(database, known).plan();
  }

  private static SqliteMigrations migrations(SqlFixture database, List<Migration> known) {
    return new SqliteMigrations(((SqliteFixture) database).file(), known);
  }
}
