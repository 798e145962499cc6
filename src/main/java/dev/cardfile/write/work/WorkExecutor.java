package dev.cardfile.write.work;

import dev.cardfile.store.Transactions;
import dev.cardfile.store.UnknownLocation;

/** Runs the works that the use cases prepare. */
public final class WorkExecutor {

  private final Transactions transactions;

  public WorkExecutor(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Runs a work, and returns when its effects are durable.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable; the caller may retry
   * @throws UnknownLocation if there is no such location, and the work has no answer for that
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
