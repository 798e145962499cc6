package dev.cardfile.store.sql.engine;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.SingleRows;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cache of locations with their custom fields. A location is read again only when its revision
 * has changed. Not thread-safe.
 */
public final class LocationCache {

  private static final int MAX_KEPT = 10_000;

  private final Map<LocationId, Location> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocationId, Location> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /**
   * Returns a location at the given revision, which the session's transaction has read under the
   * location's lock.
   */
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
