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

  /** So many changes of contacts have been recorded; their batch may not be on disk yet. */
  default void changesRecorded(int changes) {}

  /** So many recorded changes were deleted, since they are older than they are kept. */
  default void changesPurged(int changes) {}

  /** A caller was sent away because too many wait already. */
  default void queueFull() {}
}
