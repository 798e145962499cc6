package dev.cardfile.store;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads locations and their custom field definitions, and creates locations. Every method throws
 * {@link StoreUnavailable} if the store is unavailable; the caller may retry.
 */
public interface LocationStore {

  /**
   * Adds a location durably. A location that does not exist yet cannot be locked, so this write
   * does not go through {@link Transactions}.
   *
   * @param location its revision and custom field definitions are ignored
   */
  Created create(Location location);

  Optional<Location> find(LocationId id);

  /** Returns all locations, ordered by id. */
  List<Location> list();

  /**
   * Returns how many keys are held by more than one contact, counting the fields of the location's
   * match order.
   */
  long countDuplicates(LocationId id);

  /**
   * Passes each key that several contacts hold to a consumer, for the fields of the location's
   * match order, ordered by field and value.
   */
  void duplicates(LocationId id, Consumer<Duplicate> each);

  /** The result of adding a location or a custom field. */
  enum Created {
    ADDED,
    ID_TAKEN,
    KEY_TAKEN,
    /** The location has the maximum number of custom fields. */
    FULL
  }
}
