package dev.cardfile.search;

import dev.cardfile.contact.ContactId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position in a sorted list of contacts. The contact at that position may have changed, or been
 * deleted, since.
 *
 * @param values one for each sort key; null where the contact had no value
 */
public record Cursor(List<@Nullable Value> values, ContactId id) {

  public Cursor {
    // List.copyOf accepts no nulls.
    values = Collections.unmodifiableList(values);
  }
}
