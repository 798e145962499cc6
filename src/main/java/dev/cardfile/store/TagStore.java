package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import java.util.List;
import java.util.Optional;

/**
 * Reads the tag lists of locations. Every method throws {@link StoreUnavailable} if the store is
 * unavailable; the caller may retry.
 */
public interface TagStore {

  /** Returns all tags of the location, ordered by name. */
  List<LocationTag> list(LocationId location);

  Optional<LocationTag> find(LocationId location, String id);
}
