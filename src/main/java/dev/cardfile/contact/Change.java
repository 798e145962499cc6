package dev.cardfile.contact;

import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact before and after a change.
 *
 * @param before null if the change creates the contact
 * @param after null if the change deletes the contact
 */
public record Change(ContactId id, @Nullable Contact before, @Nullable Contact after) {

  /** Returns the change in the number of contacts: 1, 0 or -1. */
  public int countsMore() {
    return (after == null ? 0 : 1) - (before == null ? 0 : 1);
  }

  /** Returns the keys that the contact holds after the change and did not hold before. */
  public List<MatchKey> keysWon() {
    return keys(after, before);
  }

  /** Returns the keys that the contact held before the change and no longer holds. */
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
