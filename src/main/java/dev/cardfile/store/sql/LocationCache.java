package dev.cardfile.store.sql;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Locations with their custom fields, read again only when their revision has changed. */
final class LocationCache {

  private static final int MAX_KEPT = 10_000;

  private final Map<LocationId, Location> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocationId, Location> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /** The location as it is in the session's transaction; null when there is none. */
  @Nullable Location current(Session session, LocationId id) throws SQLException {
    Location known = kept.get(id);
    if (known != null && isCurrent(session, known)) {
      return known;
    }
    PreparedStatement statement = session.statement(Statements.LOCATION);
    Parameters.of(statement).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      for (Location location : LocationRows.read(rows)) {
        kept.put(id, location);
        return location;
      }
      return null;
    }
  }

  private static boolean isCurrent(Session session, Location known) throws SQLException {
    PreparedStatement statement = session.statement(Statements.LOCATION_REVISION);
    Parameters.of(statement).text(known.id().value());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() && rows.getLong(1) == known.revision();
    }
  }
}
