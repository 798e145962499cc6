package dev.cardfile.contact;

import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.util.ArrayList;
import java.util.List;
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
    if (of == null) {
      return List.of();
    }
    List<MatchKey> keys = new ArrayList<>();
    for (MatchingField field : MatchingField.values()) {
      for (String value : of.held(field).all()) {
        if (butNotOf == null || !butNotOf.held(field).holds(value)) {
          keys.add(new MatchKey(field, value));
        }
      }
    }
    return keys;
  }
}
