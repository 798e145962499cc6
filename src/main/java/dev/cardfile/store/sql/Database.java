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
 * A place where a store is kept, or can be created. {@link #toString} names the place for people,
 * without a password.
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
   * @param url {@code jdbc:postgresql:…}; may contain a password
   */
  public static Database postgres(String url) {
    return new Database(new PostgresDatabase(url));
  }

  /**
   * Sets the folders in which SQLite's native library may be kept from one start of the program to
   * the next, the best one first. Folders that do not exist are created. The last resort is a
   * folder beside the store.
   */
  public static void keepLibraryIn(List<Path> folders) {
    SqliteLibrary.keepIn(folders);
  }

  /**
   * Reports whether a store exists, whatever its schema version.
   *
   * @throws StoreNotUsable if that cannot be determined
   */
  public boolean hasStore() {
    return engine.hasStore();
  }

  /**
   * Returns what {@link #migrate} would do, and creates nothing.
   *
   * @throws StoreNotUsable if this is not a store that the program can use
   */
  public MigrationPlan plan() {
    return engine.plan();
  }

  /**
   * Creates the store if there is none, and runs all pending migrations.
   *
   * @return the plan that was carried out
   * @throws StoreNotUsable if that is not possible
   */
  public MigrationPlan migrate() {
    return engine.migrate();
  }

  /**
   * Migrates the store and opens it. A store whose database is a server that does not answer is
   * opened too: it is unavailable until the server answers.
   *
   * @throws StoreNotUsable if that is not possible
   */
  public Stores open(StoreSettings settings, StoreEvents events) {
    CommitEvents all = CommitEvents.of(events);
    return new SqlStores(engine.open(settings, all), all);
  }

  /**
   * Copies everything that this store holds now to another database. The target may have no store,
   * an empty one, or an unfinished copy, whose rows are kept if they match this store. Both are
   * compared at the end; until then, the target cannot be opened as a store.
   *
   * @param anew whether to discard an unfinished copy first
   * @throws StoreNotUsable if that is not possible; a complete store in the target is left as it
   *     was
   */
  public Copied copyTo(Database target, boolean anew, CopyProgress progress) {
    return new StoreCopy(engine, target.engine, progress).run(anew);
  }

  /**
   * Saves everything that the store holds now to a file, even while others write, and checks the
   * file.
   *
   * @param target a file in an existing folder
   * @param overwrite whether the file may exist already
   * @throws StoreNotUsable if that is not possible; an existing file is left as it was
   */
  public SavedBackup backup(Path target, boolean overwrite, CopyProgress progress) {
    return engine.backup(target, overwrite, progress);
  }

  @Override
  public String toString() {
    return engine.toString();
  }
}
