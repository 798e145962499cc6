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
 * What a database supplies for a store.
 *
 * @param partitions write what belongs to locations
 * @param writer writes all else
 * @param recorded whether changes of contacts are recorded
 * @param purge deletes those that are kept no longer
 * @param condition knows what a query does not tell
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
   * What is known of the store without asking it.
   *
   * @param files says what is wrong with the store's files right now
   * @param disk what the store's files take of it; empty where they are another machine's affair
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

  /** Something that is left to do when all else is closed. */
  public interface Afterwards {
    void close();
  }

  /** Takes no more work, and returns when all that waited is durable and everything is closed. */
  @Override
  public void close() {
    partitions.close(); // first, so that nothing new comes in while the others end
    condition.probe().close();
    indexer.close();
    purge.close();
    writer.close();
    readers.close();
    tokenRevision.close();
    afterwards.close();
  }
}
