package dev.cardfile.store.sql;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has read of a location that it has locked.
 *
 * @param indexedTo the last contact that the index of searches has; null where it has none
 */
record LocationState(LocationId id, long revision, @Nullable ContactId indexedTo) {

  /** Reads a location; null where there is none. */
  static @Nullable LocationState find(Session session, LocationId id) throws SQLException {
    PreparedStatement statement = session.statement(Statements.LOCATION_STATE);
    Parameters.of(statement).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? read(new RowReader(rows)) : null;
    }
  }

  /** From a row of {@link Statements#LOCATION_STATE}. */
  static LocationState read(RowReader row) throws SQLException {
    LocationId id = new LocationId(row.text());
    long revision = row.number();
    String indexedTo = row.textOrNull();
    return new LocationState(id, revision, indexedTo == null ? null : new ContactId(indexedTo));
  }
}
