package dev.cardfile.store.sql;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.View;
import dev.cardfile.store.sql.group.Partitions;
import dev.cardfile.store.sql.group.Submission;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Runs works on a SQL database, many in one transaction. */
final class SqlTransactions implements Transactions {

  private final Partitions partitions;
  private final StoreEvents events;

  SqlTransactions(Partitions partitions, StoreEvents events) {
    this.partitions = partitions;
    this.events = events;
  }

  @Override
  public <R> R exclusively(
      LocationId location, Actor actor, Set<Lookup<?>> lookups, Function<View, Decision<R>> work) {
    Submission<R> submission = new Submission<>(location, actor, lookups, work, false);
    if (!partitions.offer(submission)) {
      throw full();
    }
    return submission.await();
  }

  @Override
  public <R> CompletableFuture<R> submit(
      LocationId location, Actor actor, Set<Lookup<?>> lookups, Function<View, Decision<R>> work) {
    Submission<R> submission = new Submission<>(location, actor, lookups, work, true);
    return partitions.offer(submission)
        ? submission.outcome()
        : CompletableFuture.failedFuture(full());
  }

  private StoreUnavailable full() {
    events.queueFull();
    return new StoreUnavailable(
        Outage.BUSY, "too many writes are waiting, or the store is closed", null);
  }
}
