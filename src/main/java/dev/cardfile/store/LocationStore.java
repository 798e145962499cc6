package dev.cardfile.store;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads locations and their custom field definitions, and creates locations. Every method throws
 * {@link StoreUnavailable} when the store is away, and the caller may try again.
 */
public interface LocationStore {

  /**
   * Adds a location, durably. Nobody can have locked what is not there, so this alone is no work of
   * {@link Transactions}.
   *
   * @param location its revision and definitions are not looked at
   */
  Created create(Location location);

  Optional<Location> find(LocationId id);

  /** All locations, by id. */
  List<Location> list();

  /** How many keys of the checked fields are held by more than one contact. */
  long countDuplicates(LocationId id);

  /**
   * Hands over, one by one, the keys of the checked fields that several contacts hold, by field and
   * value.
   */
  void duplicates(LocationId id, Consumer<Duplicate> each);

  /** Whether something was added, or stood in the way. */
  enum Created {
    ADDED,
    ID_TAKEN,
    KEY_TAKEN,
    /** The location has as many as it may have. */
    FULL
  }
}
