package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.sql.engine.StoreParts;
import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.engine.WriterMemory;
import dev.cardfile.store.sql.follow.HistoryPurge;
import dev.cardfile.store.sql.follow.RegisteredFollowers;
import dev.cardfile.store.sql.follow.SearchIndexer;
import dev.cardfile.store.sql.group.Batches;
import dev.cardfile.store.sql.group.GroupCommit;
import dev.cardfile.store.sql.group.Partitions;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Durability;
import dev.cardfile.store.sql.jdbc.LocationWriter;
import dev.cardfile.store.sql.jdbc.ReaderThreads;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.WriteHealth;
import dev.cardfile.store.sql.jdbc.WriteProbe;
import dev.cardfile.store.sql.jdbc.Writer;
import dev.cardfile.store.sql.row.DialectSender;
import dev.cardfile.store.sql.schema.Migration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Opens the parts of a store in a SQLite file. Several processes may use the file at once.
 *
 * <p>All writes go through one connection and one gate. Reads use a pool of connections in
 * parallel, and checkpoints a connection of their own.
 */
public final class SqliteParts {

  /** The maximum time until a token that another process has revoked is rejected here. */
  private static final Duration TOKENS_AGE = Duration.ofMillis(10);

  private SqliteParts() {}

  /**
   * Migrates the store in a file, which is created if it does not exist, and opens it.
   *
   * @throws StoreNotUsable if that fails
   */
  static StoreParts open(Path file, StoreSettings settings, StoreEvents events) {
    new SqliteMigrations(file, Migration.ALL).migrate();
    StoreFiles files = StoreFiles.of(file);
    Connections connections = new SqliteConnections(file, settings.busyTimeout());
    return over(new WatchedConnections(connections, files), files, settings, events);
  }

  /** Opens a store over connections to a file that has been migrated. The file is not watched. */
  public static StoreParts over(
      Connections connections, StoreSettings settings, StoreEvents events) {
    return over(connections, StoreFiles.unwatched(), settings, events);
  }

  private static StoreParts over(
      Connections connections, StoreFiles files, StoreSettings settings, StoreEvents events) {
    return over(connections, new LogFile(connections, files), files, settings, events);
  }

  /** Opens a store with a log supplied by the caller. */
  public static StoreParts over(
      Connections connections,
      LogFlush.Log log,
      StoreFiles files,
      StoreSettings settings,
      StoreEvents events) {
    Lock gate = new ReentrantLock(true);
    Dialect dialect = new SqliteDialect();
    Checkpointer checkpointer = new Checkpointer(connections, gate, Checkpointer.Limits.DEFAULT);
    WriteHealth health = new WriteHealth();
    LogFlush flush = new LogFlush(log, files);
    Writer writer =
        new Writer(
            connections,
            Connections.Purpose.WRITE_AHEAD,
            dialect,
            gate,
            flush,
            checkpointer::committed,
            health);
    Readers readers =
        new Readers(connections, settings, flush, ReaderThreads.ofTheirOwn(settings.readers()));
    SearchIndexer indexer =
        new SearchIndexer(new LocationWriter(writer, dialect), readers, settings.unindexed());
    return new StoreParts(
        dialect,
        new Partitions(List.of(partition(writer, flush, dialect, indexer, settings, events))),
        writer,
        readers,
        indexer,
        settings.history().recorded(),
        new HistoryPurge(
            new LocationWriter(writer, dialect), readers, settings.history().retention(), events),
        new TokenRevision(new SqliteTokenRevision(connections), TOKENS_AGE),
        condition(writer, health, files, settings),
        () -> {
          flush.close();
          checkpointer.close();
        });
  }

  private static StoreParts.Condition condition(
      Writer writer, WriteHealth health, StoreFiles files, StoreSettings settings) {
    return new StoreParts.Condition(
        health,
        new WriteProbe(
            writer,
            health,
            settings.probing(),
            new SqliteProbe(files.folder()),
            () -> {
              var _ = files.outage();
            }),
        files::outage,
        files::disk);
  }

  private static Partitions.Partition partition(
      Writer writer,
      Durability durability,
      Dialect dialect,
      SearchIndexer indexer,
      StoreSettings settings,
      StoreEvents events) {
    Batches batches =
        new Batches(
            writer,
            durability,
            dialect,
            new WriterMemory(
                SqliteTransaction::new,
                new DialectSender(dialect),
                new RegisteredFollowers(indexer, settings.history().recorded(), events)),
            events);
    return new Partitions.Partition(
        new GroupCommit<>(
            "cardfile-writer",
            new GroupCommit.Capacity(settings.queueCapacity(), Transactions.MOST_SUBMITTED),
            settings.batchLimit(),
            batches::run),
        writer);
  }
}
