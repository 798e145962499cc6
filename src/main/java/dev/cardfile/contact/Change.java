package dev.cardfile.contact;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it was and as it has become.
 *
 * @param before null for a contact that is new
 * @param after null for one that is deleted
 */
public record Change(ContactId id, @Nullable Contact before, @Nullable Contact after) {

  /** How many more contacts there are by it: 1, 0 or -1. */
  public int countsMore() {
    return (after == null ? 0 : 1) - (before == null ? 0 : 1);
  }

  /** The keys that the contact holds now and did not hold before. */
  public List<MatchKey> keysWon() {
    return keys(after, before);
  }

  /** The keys that the contact held before and holds no more. */
  public List<MatchKey> keysLost() {
    return keys(before, after);
  }

  private static List<MatchKey> keys(@Nullable Contact of, @Nullable Contact butNotOf) {
    Set<MatchKey> others = butNotOf == null ? Set.of() : butNotOf.keys();
    return of == null
        ? List.of()
        : of.keys().stream().filter(key -> !others.contains(key)).toList();
  }
}
