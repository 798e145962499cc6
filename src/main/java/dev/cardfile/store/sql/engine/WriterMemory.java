package dev.cardfile.store.sql.engine;

import dev.cardfile.store.sql.follow.Consequences;
import dev.cardfile.store.sql.follow.RegisteredFollowers;
import dev.cardfile.store.sql.follow.TagCache;
import dev.cardfile.store.sql.group.Batch;
import dev.cardfile.store.sql.group.Batches;
import dev.cardfile.store.sql.group.Submission;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.RowSender;
import dev.cardfile.store.sql.row.RowWrites;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a writer remembers of the database, for as long as its connection lasts. Behind another
 * connection there may be another database: a standby that took over before it had everything, or a
 * backup. For one thread at a time.
 */
public final class WriterMemory implements Batches.Opening {

  private final Transactions transactions;
  private final RowSender sender;
  private final RegisteredFollowers followers;
  private @Nullable Session session;
  private LocationCache locations = new LocationCache();
  private TagCache tags = new TagCache();

  /** How a database's transactions are made. */
  public interface Transactions {
    Batch.Transaction over(Session session, LocationCache cache);
  }

  public WriterMemory(Transactions transactions, RowSender sender, RegisteredFollowers followers) {
    this.transactions = transactions;
    this.sender = sender;
    this.followers = followers;
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
        new Consequences(followers.of(tags), new RowWrites(current, sender)));
  }
}
