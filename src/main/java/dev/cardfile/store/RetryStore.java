package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the kept outcomes of requests that were sent with an {@code Idempotency-Key}, in their last
 * acknowledged state. Every method throws {@link StoreUnavailable} if the store is unavailable; the
 * caller may retry.
 */
public interface RetryStore {

  Optional<RetryOutcome> find(LocationId location, RetryKey key);

  /** Returns when the location's oldest outcome was kept, or empty if it has none. */
  Optional<Instant> oldest(LocationId location);

  /**
   * Returns when the newest of a location's surplus outcomes was kept: of all but its newest {@code
   * most}. Empty if it has no more than that.
   */
  Optional<Instant> youngestBeyond(LocationId location, int most);
}
