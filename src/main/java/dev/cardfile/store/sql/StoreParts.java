package dev.cardfile.store.sql;

import dev.cardfile.store.Outage;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a database supplies for a store.
 *
 * @param partitions write what belongs to locations
 * @param writer writes all else
 * @param condition knows what a query does not tell
 * @param afterwards closed last, when no connection is in use any more
 */
record StoreParts(
    Dialect dialect,
    Partitions partitions,
    Writer writer,
    Readers readers,
    SearchIndexer indexer,
    TokenRevision tokenRevision,
    Condition condition,
    Afterwards afterwards)
    implements AutoCloseable {

  /**
   * What is known of the store without asking it.
   *
   * @param files says what is wrong with the store's files right now
   */
  record Condition(WriteHealth health, WriteProbe probe, Supplier<Optional<Outage>> files) {

    Optional<Outage> outage() {
      return files.get().or(health::outage);
    }
  }

  /** Something that is left to do when all else is closed. */
  interface Afterwards {
    void close();
  }

  /** Takes no more work, and returns when all that waited is durable and everything is closed. */
  @Override
  public void close() {
    partitions.close(); // first, so that nothing new comes in while the others end
    condition.probe().close();
    indexer.close();
    writer.close();
    readers.close();
    tokenRevision.close();
    afterwards.close();
  }
}
