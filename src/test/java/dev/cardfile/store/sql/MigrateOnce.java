package dev.cardfile.store.sql;

import java.nio.file.Path;

/** Migrates a store, in a process of its own. */
final class MigrateOnce {

  private MigrateOnce() {}

  /** Takes the file, or the URL. */
  public static void main(String[] arguments) {
    String where = arguments[0];
    Database database =
        where.startsWith("jdbc:") ? Database.postgres(where) : Database.sqlite(Path.of(where));
    database.migrate();
  }
}
