package dev.cardfile.store.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a writer remembers of the database, for as long as its connection lasts. Behind another
 * connection there may be another database: a standby that took over before it had everything, or a
 * backup. For one thread at a time.
 */
final class WriterMemory implements Batches.Opening {

  private final Transactions transactions;
  private final RowSender sender;
  private final SearchIndexer indexer;
  private @Nullable Session session;
  private LocationCache locations = new LocationCache();
  private TagCache tags = new TagCache();

  /** How a database's transactions are made. */
  interface Transactions {
    Batch.Transaction over(Session session, LocationCache cache);
  }

  WriterMemory(Transactions transactions, RowSender sender, SearchIndexer indexer) {
    this.transactions = transactions;
    this.sender = sender;
    this.indexer = indexer;
  }

  /** A batch that goes by what this session has learnt so far. */
  @Override
  public Batch open(List<Submission<?>> submissions, Session current) {
    if (current != session) {
      session = current;
      locations = new LocationCache();
      tags = new TagCache();
    }
    return new Batch(
        submissions,
        transactions.over(current, locations),
        new Consequences(RegisteredFollowers.of(tags, indexer), new RowWrites(current, sender)));
  }
}
