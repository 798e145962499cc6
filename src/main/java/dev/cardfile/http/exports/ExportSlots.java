package dev.cardfile.http.exports;

import dev.cardfile.location.LocationId;
import java.util.HashMap;
import java.util.Map;

/** Limits how many exports of a location may run at the same time. */
final class ExportSlots {

  static final int PER_LOCATION = 2;

  private final Map<LocationId, Integer> taken = new HashMap<>();

  synchronized boolean take(LocationId location) {
    int before = taken.getOrDefault(location, 0);
    if (before == PER_LOCATION) {
      return false;
    }
    taken.put(location, before + 1);
    return true;
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
