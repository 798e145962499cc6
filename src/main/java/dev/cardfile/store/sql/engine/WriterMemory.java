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
 * What a writer caches about the database, for as long as its connection lasts. The caches are
 * dropped with the connection, because a new connection may lead to a different state of the
 * database, such as a standby that took over before it had received every commit, or a restored
 * backup. Not thread-safe.
 */
public final class WriterMemory implements Batches.Opening {

  private final Transactions transactions;
  private final RowSender sender;
  private final RegisteredFollowers followers;
  private @Nullable Session session;
  private LocationCache locations = new LocationCache();
  private TagCache tags = new TagCache();

  /** Creates the transaction of a batch on a database. */
  public interface Transactions {
    Batch.Transaction over(Session session, LocationCache cache);
  }

  public WriterMemory(Transactions transactions, RowSender sender, RegisteredFollowers followers) {
    this.transactions = transactions;
    this.sender = sender;
    this.followers = followers;
  }

  /** Creates a batch that uses what has been cached in this session. */
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
