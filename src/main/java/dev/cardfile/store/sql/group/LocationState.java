package dev.cardfile.store.sql.group;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has read about a location that it has locked.
 *
 * @param indexedTo the last contact in the search index; null if the index has none
 * @param lastChange the number of the last change of a contact; 0 if there was none
 * @param kept null if no change was ever recorded
 */
public record LocationState(
    LocationId id,
    long revision,
    @Nullable ContactId indexedTo,
    long lastChange,
    @Nullable KeptChanges kept) {

  /** The state without changes, for a transaction that changes no contact. */
  public LocationState(LocationId id, long revision, @Nullable ContactId indexedTo) {
    this(id, revision, indexedTo, 0, null);
  }

  /**
   * Returns this state with the location's changes.
   *
   * @param lastKept the number of the last change that is kept; 0 for none
   */
  public LocationState with(KeptChanges changes, long lastKept) {
    return new LocationState(
        id, revision, indexedTo, Math.max(lastKept, changes.goneTo()), changes);
  }
}
