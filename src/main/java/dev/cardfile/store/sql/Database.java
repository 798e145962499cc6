package dev.cardfile.store.sql;

import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.Copied;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.maintenance.SavedBackup;
import dev.cardfile.store.sql.copy.StoreCopy;
import dev.cardfile.store.sql.engine.Engine;
import dev.cardfile.store.sql.postgres.PostgresDatabase;
import dev.cardfile.store.sql.sqlite.SqliteDatabase;
import dev.cardfile.store.sql.sqlite.SqliteLibrary;
import java.nio.file.Path;
import java.util.List;

/**
 * A place where a store is kept, or may be. Its text says where that is, for people; it holds no
 * password.
 */
public final class Database {

  private final Engine engine;

  private Database(Engine engine) {
    this.engine = engine;
  }

  /** A SQLite file. */
  public static Database sqlite(Path file) {
    return new Database(new SqliteDatabase(file));
  }

  /**
   * A PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql:…}, in which a password may stand
   */
  public static Database postgres(String url) {
    return new Database(new PostgresDatabase(url));
  }

  /**
   * Says where SQLite's native library may be kept from one start of the program to the next, the
   * best folder first; each is made if it is not there. The last resort is a folder beside the
   * store.
   */
  public static void keepLibraryIn(List<Path> folders) {
    SqliteLibrary.keepIn(folders);
  }

  /**
   * Whether a store is there, of whatever schema version.
   *
   * @throws StoreNotUsable when that cannot be found out
   */
  public boolean hasStore() {
    return engine.hasStore();
  }

  /**
   * Says what {@link #migrate} would do, and creates nothing.
   *
   * @throws StoreNotUsable when this is not a store that the program can use
   */
  public MigrationPlan plan() {
    return engine.plan();
  }

  /**
   * Creates the store where there is none, and runs all migrations that it lacks.
   *
   * @return what there was to do
   * @throws StoreNotUsable when that cannot be done
   */
  public MigrationPlan migrate() {
    return engine.migrate();
  }

  /**
   * Migrates the store and opens it. Where the database is a server that does not answer, the
   * stores are opened all the same: they are away, and there as soon as it answers.
   *
   * @throws StoreNotUsable when that cannot be done
   */
  public Stores open(StoreSettings settings, StoreEvents events) {
    CommitEvents all = CommitEvents.of(events);
    return new SqlStores(engine.open(settings, all), all);
  }

  /**
   * Carries all that this store holds now to another database, where no store is yet, an empty one,
   * or what an earlier try has left unfinished. That is compared, and kept, as far as it is what
   * this store holds. Both are compared in the end; until then nobody opens the other.
   *
   * @param anew whether what an earlier try has left is thrown away first
   * @throws StoreNotUsable when that cannot be done; a store that is whole is as it was
   */
  public Copied copyTo(Database target, boolean anew, CopyProgress progress) {
    return new StoreCopy(engine, target.engine, progress).run(anew);
  }

  /**
   * Saves all that the store holds now in a file, whoever writes meanwhile, and checks the file.
   *
   * @param target a file in a folder that is there
   * @param overwrite whether it may be there already
   * @throws StoreNotUsable when that cannot be done; then the file is as it was
   */
  public SavedBackup backup(Path target, boolean overwrite, CopyProgress progress) {
    return engine.backup(target, overwrite, progress);
  }

  @Override
  public String toString() {
    return engine.toString();
  }
}
