package dev.cardfile.store.sql;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has read of a location that it has locked.
 *
 * @param indexedTo the last contact that the index of searches has; null where it has none
 */
record LocationState(LocationId id, long revision, @Nullable ContactId indexedTo) {

  /** From a row of {@link Statements#LOCATION_STATE}. */
  static LocationState read(Cells row) throws SQLException {
    LocationId id = new LocationId(row.text());
    long revision = row.number();
    String indexedTo = row.textOrNull();
    return new LocationState(id, revision, indexedTo == null ? null : new ContactId(indexedTo));
  }

  Overlay overlay(LocationCache cache, Session session) throws SQLException {
    return new Overlay(cache.at(revision, session, id), indexedTo);
  }
}
