package dev.cardfile.http;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Combinations of faults, for tests of which fault is reported first. */
final class Faults {

  private Faults() {}

  /** Returns no fault, every single one, every pair, and all faults from each one on. */
  static <E extends Enum<E>> List<Set<E>> sets(Class<E> kind, Set<E> of) {
    List<Set<E>> sets = new ArrayList<>();
    sets.add(EnumSet.noneOf(kind));
    List<E> all = of.stream().sorted().toList();
    for (int i = 0; i < all.size(); i++) {
      sets.add(EnumSet.copyOf(all.subList(i, all.size())));
      for (int j = i; j < all.size(); j++) {
        sets.add(EnumSet.of(all.get(i), all.get(j)));
      }
    }
    return sets;
  }
}
