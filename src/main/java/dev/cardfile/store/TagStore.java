package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import java.util.List;
import java.util.Optional;

/**
 * Reads the tag lists of locations. Every method throws {@link StoreUnavailable} when the store is
 * away, and the caller may try again.
 */
public interface TagStore {

  /** All tags of the location, by name. */
  List<LocationTag> list(LocationId location);

  Optional<LocationTag> find(LocationId location, String id);
}
