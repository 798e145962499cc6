package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads what came of requests that were sent with a key, as last acknowledged. Every method throws
 * {@link StoreUnavailable} when the store is away, and the caller may try again.
 */
public interface RetryStore {

  Optional<RetryOutcome> find(LocationId location, RetryKey key);

  /** When the location's oldest outcome was kept; empty when it has none. */
  Optional<Instant> oldest(LocationId location);

  /**
   * When the youngest outcome was kept of those that the location has beyond so many; empty when it
   * has no more than that.
   */
  Optional<Instant> youngestBeyond(LocationId location, int most);
}
