package dev.cardfile.store.sql.group;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has read of a location that it has locked.
 *
 * @param indexedTo the last contact that the index of searches has; null where it has none
 * @param lastChange the number of the last change of a contact; 0 where there was none
 * @param kept null where no change was ever recorded
 */
public record LocationState(
    LocationId id,
    long revision,
    @Nullable ContactId indexedTo,
    long lastChange,
    @Nullable KeptChanges kept) {

  /** Of a transaction that changes no contact, and so has not asked for changes. */
  public LocationState(LocationId id, long revision, @Nullable ContactId indexedTo) {
    this(id, revision, indexedTo, 0, null);
  }

  /**
   * The same with its changes.
   *
   * @param lastKept the number of the last change that is kept; 0 for none
   */
  public LocationState with(KeptChanges changes, long lastKept) {
    return new LocationState(
        id, revision, indexedTo, Math.max(lastKept, changes.goneTo()), changes);
  }
}
