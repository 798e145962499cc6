package dev.cardfile.search;

import dev.cardfile.contact.ContactId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list of contacts. The contact that was there may have changed or gone.
 *
 * @param values one for each key of the sorting; null where the contact had none
 */
public record Cursor(List<@Nullable Value> values, ContactId id) {

  public Cursor {
    // Not List.copyOf, which takes no nulls.
    values = Collections.unmodifiableList(values);
  }
}
