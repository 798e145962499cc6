package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.NamedValue;
import java.util.List;
import java.util.Optional;

/**
 * Reads the named values of locations. Every method throws {@link StoreUnavailable} if the store is
 * unavailable; the caller may retry.
 */
public interface NamedValueStore {

  /** Returns all named values of the location, ordered by id. */
  List<NamedValue> list(LocationId location);

  Optional<NamedValue> find(LocationId location, String id);
}
