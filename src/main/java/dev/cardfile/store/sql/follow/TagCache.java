package dev.cardfile.store.sql.follow;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that are certainly on the tag lists of their locations, so that the few tags that everybody
 * uses are not written with each contact anew. Whoever takes a name off a list has to raise its
 * location's revision. For one thread at a time.
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

  /** Those of the names that may not be on the location's list yet. */
  List<String> unknown(Location location, Collection<String> names) {
    return names.stream().filter(name -> known.get(key(location, name)) == null).toList();
  }

  /** Learns that these names are on the list, since a commit has put them there. */
  void learn(Location location, Collection<String> names) {
    names.forEach(name -> known.put(key(location, name), true));
  }

  private static Known key(Location location, String name) {
    return new Known(location.id(), location.revision(), name);
  }
}
