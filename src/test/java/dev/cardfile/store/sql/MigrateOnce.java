package dev.cardfile.store.sql;

import java.nio.file.Path;

/** Migrates a store, in a process of its own. */
final class MigrateOnce {

  private MigrateOnce() {}

  /** Takes the file. */
  public static void main(String[] arguments) {
    Migrations.migrate(Path.of(arguments[0]));
  }
}
