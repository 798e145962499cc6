package dev.cardfile.store;

import java.time.Duration;

/** Learns what a store does, for metrics. Called on the store's own threads: return at once. */
public interface StoreEvents {

  StoreEvents NONE = new StoreEvents() {};

  /**
   * A batch is durable.
   *
   * @param works how many callers it served
   * @param commit the time from the beginning of the commit until it was on disk
   */
  default void batchCommitted(int works, Duration commit) {}

  /** A batch failed because the store is away; its callers were told. */
  default void batchFailed(int works) {}

  /** A caller was sent away because too many wait already. */
  default void queueFull() {}
}
