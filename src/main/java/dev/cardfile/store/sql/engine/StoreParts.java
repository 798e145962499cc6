package dev.cardfile.store.sql.engine;

import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreFigures;
import dev.cardfile.store.sql.follow.HistoryPurge;
import dev.cardfile.store.sql.follow.SearchIndexer;
import dev.cardfile.store.sql.group.Partitions;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.WriteHealth;
import dev.cardfile.store.sql.jdbc.WriteProbe;
import dev.cardfile.store.sql.jdbc.Writer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parts of an open store that a database supplies.
 *
 * @param partitions write everything that belongs to locations
 * @param writer writes everything else
 * @param recorded whether changes of contacts are recorded
 * @param purge deletes recorded changes when their retention ends
 * @param condition the state of the store that can be read without a query
 * @param afterwards closed last, when no connection is in use any more
 */
public record StoreParts(
    Dialect dialect,
    Partitions partitions,
    Writer writer,
    Readers readers,
    SearchIndexer indexer,
    boolean recorded,
    HistoryPurge purge,
    TokenRevision tokenRevision,
    Condition condition,
    Afterwards afterwards)
    implements AutoCloseable {

  /**
   * The state of the store as far as it is known without querying the database.
   *
   * @param files returns what is currently wrong with the store's files; empty if nothing is
   * @param disk returns the disk space of the store's files; empty if they are on another machine
   */
  public record Condition(
      WriteHealth health,
      WriteProbe probe,
      Supplier<Optional<Outage>> files,
      Supplier<Optional<StoreFigures.Disk>> disk) {

    public Optional<Outage> outage() {
      return files.get().or(health::outage);
    }
  }

  /** Cleanup that has to wait until everything else is closed. */
  public interface Afterwards {
    void close();
  }

  /**
   * Rejects further work, and returns when all pending work is durable and everything is closed.
   */
  @Override
  public void close() {
    partitions.close(); // first, so that no new work arrives while the other parts close
    condition.probe().close();
    indexer.close();
    purge.close();
    writer.close();
    readers.close();
    tokenRevision.close();
    afterwards.close();
  }
}
