package dev.cardfile.store;

import java.time.Duration;

/**
 * Receives the events of a store, for metrics. The methods are called on the store's own threads
 * and must return at once.
 */
public interface StoreEvents {

  StoreEvents NONE = new StoreEvents() {};

  /**
   * A batch became durable.
   *
   * @param works how many works it contained
   * @param commit the time from the start of the commit until the batch was on disk
   */
  default void batchCommitted(int works, Duration commit) {}

  /** A batch failed because the store is unavailable. Its callers have been told. */
  default void batchFailed(int works) {}

  /** Changes of contacts were recorded. Their batch may not be on disk yet. */
  default void changesRecorded(int changes) {}

  /** Recorded changes that were older than the retention were deleted. */
  default void changesPurged(int changes) {}

  /** A work was rejected because too many were waiting already. */
  default void queueFull() {}
}
