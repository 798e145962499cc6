package dev.cardfile.store.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Opens the stores in a SQLite file. Several processes may use the file at once.
 *
 * <p>Writes go through one connection and one gate, reads beside them through a pool, checkpoints
 * through a connection of their own.
 */
public final class SqliteStores {

  private SqliteStores() {}

  /**
   * Migrates the store in this file, which is created where there is none, and opens it.
   *
   * @throws StoreNotUsable when that cannot be done
   */
  public static Stores open(Path file, StoreSettings settings, StoreEvents events) {
    new SqliteMigrations(file, Migration.ALL).migrate();
    return over(new SqliteConnections(file, settings.busyTimeout()), settings, events);
  }

  /** The stores over connections to a file that is migrated. */
  static Stores over(Connections connections, StoreSettings settings, StoreEvents events) {
    Lock gate = new ReentrantLock(true);
    Dialect dialect = new SqliteDialect();
    Checkpointer checkpointer = new Checkpointer(connections, gate, Checkpointer.Limits.DEFAULT);
    Writer writer = new Writer(connections, dialect, gate, checkpointer::committed);
    LocationCache cache = new LocationCache();
    KnownTags tags = new KnownTags();
    Batches batches =
        new Batches(
            writer, dialect, session -> new SqliteTransaction(session, cache, tags), events);
    Gathering<Piece<?>> gathering =
        new Gathering<>(
            "cardfile-writer", settings.queueCapacity(), settings.batchLimit(), batches::run);
    return new SqlStores(
        new SqlStores.Parts(
            dialect,
            new Lanes(List.of(new Lanes.Lane(gathering, writer))),
            writer,
            new Readers(connections, settings),
            new SqliteTokenRevision(connections),
            checkpointer::close),
        events);
  }
}
