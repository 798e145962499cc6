package dev.cardfile.http.exports;

import dev.cardfile.location.LocationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Limits how many exports may run at the same time, in all and of a location. */
final class ExportSlots {

  static final int PER_LOCATION = 2;

  private final Map<LocationId, Integer> taken = new HashMap<>();

  /**
   * Takes a slot for an export of a location.
   *
   * @return the limit that is reached, as a sentence; empty if the slot is taken
   */
  synchronized Optional<String> take(LocationId location) {
    int before = taken.getOrDefault(location, 0);
    if (before == PER_LOCATION) {
      return Optional.of("A location may have at most " + PER_LOCATION + " exports at once.");
    }
    if (taken() == ExportRoutes.MOST_AT_ONCE) {
      return Optional.of(
          "A server may run at most " + ExportRoutes.MOST_AT_ONCE + " exports at once.");
    }
    taken.put(location, before + 1);
    return Optional.empty();
  }

  synchronized void giveBack(LocationId location) {
    int left = taken.getOrDefault(location, 0) - 1;
    if (left > 0) {
      taken.put(location, left);
    } else {
      taken.remove(location);
    }
  }

  synchronized int taken() {
    return taken.values().stream().mapToInt(Integer::intValue).sum();
  }
}
