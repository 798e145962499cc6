package dev.cardfile.write.work;

import dev.cardfile.store.Transactions;
import dev.cardfile.store.UnknownLocation;

/** Runs works: the one place where what the use cases have prepared is written. */
public final class WorkExecutor {

  private final Transactions transactions;

  public WorkExecutor(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Runs a work, and returns when what it writes is durable.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   * @throws UnknownLocation when there is no such location, and the work says nothing of that
   */
  public <R> R run(Work<R> work) {
    try {
      return transactions.exclusively(
          work.location(), work.terms().actor(), work.lookups(), work::decision);
    } catch (UnknownLocation none) {
      R nowhere = work.nowhere();
      if (nowhere == null) {
        throw none;
      }
      return nowhere;
    }
  }
}
