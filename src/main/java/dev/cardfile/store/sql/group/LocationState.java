package dev.cardfile.store.sql.group;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has read of a location that it has locked.
 *
 * @param indexedTo the last contact that the index of searches has; null where it has none
 */
public record LocationState(LocationId id, long revision, @Nullable ContactId indexedTo) {}
