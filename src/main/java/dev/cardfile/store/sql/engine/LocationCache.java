package dev.cardfile.store.sql.engine;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.SingleRows;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Locations with their custom fields, read again only when their revision has changed. */
public final class LocationCache {

  private static final int MAX_KEPT = 10_000;

  private final Map<LocationId, Location> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocationId, Location> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /** The location, of which the session's transaction has read that it is at this revision. */
  Location at(long revision, Session session, LocationId id) throws SQLException {
    Location known = kept.get(id);
    if (known != null && known.revision() == revision) {
      return known;
    }
    Location location = SingleRows.requireLocation(session, id);
    kept.put(id, location);
    return location;
  }
}
