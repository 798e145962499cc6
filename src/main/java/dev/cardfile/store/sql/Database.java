package dev.cardfile.store.sql;

import java.nio.file.Path;

/**
 * A place where a store is kept, or may be. Its text says where that is, for people; it holds no
 * password.
 */
public sealed interface Database permits SqlDatabase {

  /** A SQLite file. */
  static Database sqlite(Path file) {
    return new SqliteDatabase(file);
  }

  /**
   * A PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql:…}, in which a password may stand
   */
  static Database postgres(String url) {
    return new PostgresDatabase(url);
  }

  /**
   * Whether a store is there, of whatever schema version.
   *
   * @throws StoreNotUsable when that cannot be found out
   */
  boolean hasStore();

  /**
   * Says what {@link #migrate} would do, and creates nothing.
   *
   * @throws StoreNotUsable when this is not a store that the program can use
   */
  MigrationPlan plan();

  /**
   * Creates the store where there is none, and runs all migrations that it lacks.
   *
   * @return what there was to do
   * @throws StoreNotUsable when that cannot be done
   */
  MigrationPlan migrate();

  /**
   * Migrates the store and opens it. Where the database is a server that does not answer, the
   * stores are opened all the same: they are away, and there as soon as it answers.
   *
   * @throws StoreNotUsable when that cannot be done
   */
  Stores open(StoreSettings settings, StoreEvents events);

  /**
   * Carries all that this store holds now to another database, where no store is yet, an empty one,
   * or what an earlier try has left unfinished. That is compared, and kept, as far as it is what
   * this store holds. Both are compared in the end; until then nobody opens the other.
   *
   * @param anew whether what an earlier try has left is thrown away first
   * @throws StoreNotUsable when that cannot be done; a store that is whole is as it was
   */
  Copied copyTo(Database target, boolean anew, CopyProgress progress);

  /**
   * Saves all that the store holds now in a file, whoever writes meanwhile, and checks the file.
   *
   * @param target a file in a folder that is there
   * @param overwrite whether it may be there already
   * @throws StoreNotUsable when that cannot be done; then the file is as it was
   */
  SavedBackup backup(Path target, boolean overwrite, CopyProgress progress);
}
