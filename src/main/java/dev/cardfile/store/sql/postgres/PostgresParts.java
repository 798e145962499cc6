package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.Outage;
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
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.jdbc.WriteHealth;
import dev.cardfile.store.sql.jdbc.WriteProbe;
import dev.cardfile.store.sql.jdbc.Writer;
import dev.cardfile.store.sql.row.DialectSender;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Opens the parts of a store in a PostgreSQL database. Any number of processes may use the same
 * store.
 *
 * <p>Data of locations is written by several parallel writers, each responsible for some of the
 * locations; tokens and apps have a writer of their own. Reads use a separate pool of connections.
 */
public final class PostgresParts {

  /** The maximum time until a token that another server has revoked is rejected here. */
  private static final Duration TOKENS_AGE = Duration.ofSeconds(1);

  private PostgresParts() {}

  /**
   * Migrates the store in a database and opens it. If the database is unavailable, the store is
   * opened anyway; it is unavailable until the database can be reached and has been migrated.
   *
   * @throws StoreNotUsable if the database holds no store that this program can use
   */
  static StoreParts open(
      PostgresMigrations migrations, StoreSettings settings, StoreEvents events) {
    MigratedConnections connections =
        new MigratedConnections(migrations, migrations.connections(settings.busyTimeout()));
    connections.migrate();
    return over(connections, settings, events);
  }

  /** Opens a store over connections to a database that has been migrated. */
  public static StoreParts over(
      Connections connections, StoreSettings settings, StoreEvents events) {
    Dialect dialect = new PostgresDialect();
    WriteHealth health = new WriteHealth();
    Writer writer = writer(connections, dialect, health);
    Readers readers =
        new Readers(connections, settings, Durability.AT_COMMIT, ReaderThreads.OF_CALLERS);
    SearchIndexer indexer =
        new SearchIndexer(new LocationWriter(writer, dialect), readers, settings.unindexed());
    List<Partitions.Partition> partitions =
        IntStream.rangeClosed(1, settings.writers())
            .mapToObj(number ->
                partition(number, connections, dialect, health, indexer, settings, events))
            .toList();
    return new StoreParts(
        dialect,
        new Partitions(partitions),
        writer,
        readers,
        indexer,
        settings.history().recorded(),
        new HistoryPurge(
            new LocationWriter(writer, dialect), readers, settings.history().retention(), events),
        new TokenRevision(new PostgresTokenRevision(readers), TOKENS_AGE),
        new StoreParts.Condition(
            health,
            new WriteProbe(writer, health, settings.probing(), PostgresParts::probe, () -> {}),
            Optional::empty,
            Optional::empty),
        () -> {});
  }

  private static Partitions.Partition partition(
      int number,
      Connections connections,
      Dialect dialect,
      WriteHealth health,
      SearchIndexer indexer,
      StoreSettings settings,
      StoreEvents events) {
    Writer writer = writer(connections, dialect, health);
    Batches batches =
        new Batches(
            writer,
            Durability.AT_COMMIT,
            dialect,
            new WriterMemory(
                PostgresTransaction::new,
                new DialectSender(dialect),
                new RegisteredFollowers(indexer, settings.history().recorded(), events)),
            events);
    return new Partitions.Partition(
        new GroupCommit<>(
            "cardfile-writer-" + number,
            new GroupCommit.Capacity(settings.queueCapacity(), Transactions.MOST_SUBMITTED),
            settings.batchLimit(),
            batches::run),
        writer);
  }

  /**
   * Tries a small write. If the last write found the disk full, the probe requires more room than
   * it needs itself, so that the next larger write does not fail again.
   */
  private static void probe(Session session, Optional<Outage> last) throws SQLException {
    try (Statement statement = session.script()) {
      if (last.filter(Outage.DISK_FULL::equals).isPresent()) {
        statement.execute(PostgresStatements.TAKE_ROOM);
      }
      statement.execute(Statements.TOUCH_TOKEN_REVISION);
    }
  }

  private static Writer writer(Connections connections, Dialect dialect, WriteHealth health) {
    return new Writer(
        connections,
        Connections.Purpose.WRITE,
        dialect,
        new ReentrantLock(true),
        Durability.AT_COMMIT,
        works -> {},
        health);
  }
}
