package dev.cardfile.write;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Locations as they were last seen. They may be outdated, because another server may have changed
 * them since. A write that relies on one must compare its revision under the store's lock.
 */
public final class LocationView {

  private static final int MAX_SEEN = 10_000;

  private final LocationStore locations;

  private final Map<LocationId, Location> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocationId, Location> eldest) {
          return size() > MAX_SEEN;
        }
      };

  public LocationView(LocationStore locations) {
    this.locations = locations;
  }

  /**
   * Returns the location as it was last seen, however long ago.
   *
   * @throws dev.cardfile.store.StoreUnavailable if it was never seen, and the store is unavailable
   * @throws UnknownLocation if there is no such location
   */
  public Location lastSeen(LocationId id) {
    Location location;
    synchronized (seen) {
      location = seen.get(id);
    }
    return location == null ? fresh(id) : location;
  }

  /**
   * Reads the location in its last acknowledged state.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable
   * @throws UnknownLocation if there is no such location
   */
  public Location fresh(LocationId id) {
    Location location = locations.find(id).orElseThrow(() -> new UnknownLocation(id));
    saw(location);
    return location;
  }

  /** Remembers a location that was read elsewhere. */
  public void saw(Location location) {
    synchronized (seen) {
      seen.put(location.id(), location);
    }
  }
}
