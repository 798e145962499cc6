package dev.cardfile.write;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Locations as they were last seen. What is seen may be old, as another server may have changed it
 * since: whoever writes by it must have the revision compared under the store's lock.
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
   * The location as it was last seen, whenever that was.
   *
   * @throws dev.cardfile.store.StoreUnavailable when it was never seen, and the store is away
   * @throws UnknownLocation when there is no such location
   */
  public Location lastSeen(LocationId id) {
    Location location;
    synchronized (seen) {
      location = seen.get(id);
    }
    return location == null ? fresh(id) : location;
  }

  /**
   * The location as last acknowledged.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   * @throws UnknownLocation when there is no such location
   */
  public Location fresh(LocationId id) {
    Location location = locations.find(id).orElseThrow(() -> new UnknownLocation(id));
    saw(location);
    return location;
  }

  /** Learns what was seen of a location elsewhere. */
  public void saw(Location location) {
    synchronized (seen) {
      seen.put(location.id(), location);
    }
  }
}
