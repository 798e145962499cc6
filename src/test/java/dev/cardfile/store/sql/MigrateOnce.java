package dev.cardfile.store.sql;

import java.nio.file.Path;

/** A program that migrates a store, for tests that need a separate process. */
final class MigrateOnce {

  private MigrateOnce() {}

  /** Takes the path of a SQLite file, or a JDBC URL. */
  public static void main(String[] arguments) {
    String where = arguments[0];
    Database database =
        where.startsWith("jdbc:") ? Database.postgres(where) : Database.sqlite(Path.of(where));
    database.migrate();
  }
}
