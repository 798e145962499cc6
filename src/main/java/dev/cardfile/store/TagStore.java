package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the tag lists of locations. What is done to a list changes no contact, and a tag that was
 * taken off comes back when a contact gets it again. Every method throws {@link StoreUnavailable}
 * when the store is away, and the caller may try again; every change is durable when its method
 * returns.
 */
public interface TagStore {

  /** All tags of the location, by name. */
  List<LocationTag> list(LocationId location);

  Optional<LocationTag> find(LocationId location, String id);

  /**
   * Adds a tag, unless there is one of its name.
   *
   * @throws UnknownLocation when there is no such location
   */
  Naming<LocationTag> add(LocationId location, LocationTag tag);

  /** Writes a tag otherwise; its id stays. */
  Naming<LocationTag> rename(LocationId location, String id, String label);

  /** Takes a tag off the list; false when it is not on it. */
  boolean delete(LocationId location, String id);
}
