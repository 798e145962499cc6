package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.NamedValue;
import java.util.List;
import java.util.Optional;

/**
 * Reads the named values of locations. Every method throws {@link StoreUnavailable} when the store
 * is away, and the caller may try again.
 */
public interface NamedValueStore {

  /** All named values of the location, by id. */
  List<NamedValue> list(LocationId location);

  Optional<NamedValue> find(LocationId location, String id);
}
