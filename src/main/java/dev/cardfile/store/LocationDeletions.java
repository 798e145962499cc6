package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;

/**
 * Deletes locations, with all that belongs to them. A location is gone when its deletion begins:
 * its tokens are revoked first, nobody finds it any more, and nothing is written in it. What it
 * held goes piece by piece, so that others can write meanwhile; any process goes on where another
 * has ended. Every method throws {@link StoreUnavailable} when the store is away, and the caller
 * may try again; every change is durable when its method returns.
 */
public interface LocationDeletions {

  /**
   * Begins to delete a location; one that is being deleted already goes on as it is.
   *
   * @return false when there is no such location, and none is being deleted
   */
  boolean begin(LocationId id, Instant now);

  /** The locations of which something may be left, by id. */
  List<LocationId> pending();

  /**
   * Deletes some more of a location whose deletion has begun, in one transaction.
   *
   * @return how many rows it has deleted; 0 when nothing is left, and the deletion has ended
   */
  int proceed(LocationId id, Instant now);
}
