package dev.cardfile.store;

import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps locations and their custom field definitions. Every method throws {@link StoreUnavailable}
 * when the store is away, and the caller may try again; every change is durable, and obeyed by all
 * servers, when its method returns.
 */
public interface LocationStore {

  /** Adds a location; its revision and definitions are not taken from the argument. */
  Created create(Location location);

  Optional<Location> find(LocationId id);

  /** All locations, by id. */
  List<Location> list();

  /**
   * Changes a location's settings.
   *
   * @return the location after the change; empty when there is none
   */
  Optional<Location> change(LocationId id, LocationChange change);

  /**
   * Adds a custom field, at the end where it does not say its position.
   *
   * @throws UnknownLocation when there is no such location
   */
  Created addField(LocationId id, CustomFieldDefinition field);

  /**
   * Changes a custom field, whose id, key and type stay.
   *
   * @param change from the field as it is to the field as it shall be; may be run more than once
   * @return the field after the change; empty when there is none
   */
  Optional<CustomFieldDefinition> changeField(
      LocationId id, String fieldId, UnaryOperator<CustomFieldDefinition> change);

  /**
   * Deletes the definition of a custom field. The contacts' values of it stay.
   *
   * @return false when there is none
   */
  boolean deleteField(LocationId id, String fieldId);

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
