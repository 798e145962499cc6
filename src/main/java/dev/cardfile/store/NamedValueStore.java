package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.NamedValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the named values of locations. Every method throws {@link StoreUnavailable} when the store
 * is away, and the caller may try again; every change is durable when its method returns.
 */
public interface NamedValueStore {

  /** All named values of the location, by id. */
  List<NamedValue> list(LocationId location);

  Optional<NamedValue> find(LocationId location, String id);

  /**
   * Adds a named value, unless there is one of its key.
   *
   * @throws UnknownLocation when there is no such location
   */
  Naming<NamedValue> add(LocationId location, NamedValue value);

  /**
   * Changes a named value, whose key stays.
   *
   * @param name null to leave it
   * @param value null to leave it
   * @return the named value after the change; empty when there is none
   */
  Optional<NamedValue> change(
      LocationId location, String id, @Nullable String name, @Nullable String value);

  /** Deletes a named value; false when there is none. */
  boolean delete(LocationId location, String id);
}
