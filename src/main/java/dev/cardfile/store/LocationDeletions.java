package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;

/**
 * Deletes locations with everything that belongs to them. A location is gone as soon as its
 * deletion begins: its tokens are revoked first, it can no longer be found, and nothing can be
 * written in it. Its contents are then deleted piece by piece, so that others can write in between;
 * any process can continue a deletion that another one has begun. Every method throws {@link
 * StoreUnavailable} if the store is unavailable, and the caller may retry; every change is durable
 * when its method returns.
 */
public interface LocationDeletions {

  /**
   * Begins the deletion of a location. If it has begun already, it continues as it is.
   *
   * @return false if there is no such location, and none is being deleted
   */
  boolean begin(LocationId id, Instant now);

  /** Returns the locations whose deletion has begun and not ended, ordered by id. */
  List<LocationId> pending();

  /**
   * Deletes the next piece of a location whose deletion has begun, in one transaction.
   *
   * @return the number of deleted rows; 0 if nothing was left, and the deletion has ended
   */
  int proceed(LocationId id, Instant now);
}
