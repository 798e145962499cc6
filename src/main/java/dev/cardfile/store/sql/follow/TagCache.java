package dev.cardfile.store.sql.follow;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cache of names that are known to be on the tag lists of their locations, so that common tags
 * are not inserted again with every contact. Code that removes a name from a list must raise the
 * location's revision, which invalidates the cached names. Not thread-safe.
 */
public final class TagCache {

  private static final int MAX_KNOWN = 50_000;

  private final Map<Known, Boolean> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Boolean> eldest) {
          return size() > MAX_KNOWN;
        }
      };

  private record Known(LocationId location, long revision, String name) {}

  /** Returns the names that may not be on the location's list yet. */
  List<String> unknown(Location location, Collection<String> names) {
    return names.stream().filter(name -> known.get(key(location, name)) == null).toList();
  }

  /** Adds names that a commit has put on the location's list. */
  void learn(Location location, Collection<String> names) {
    names.forEach(name -> known.put(key(location, name), true));
  }

  private static Known key(Location location, String name) {
    return new Known(location.id(), location.revision(), name);
  }
}
