package dev.cardfile.search;

import dev.cardfile.contact.Contact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of contacts: by keys, the strongest first, then by their creation, which is the order
 * of their ids. So no two contacts are in one place.
 *
 * @param leading who comes before all keys: those that pass the first of these filters, then those
 *     that pass the second and so on, then all others
 */
public record Sorting(List<Filter> leading, List<Key> keys, boolean oldestFirst) {

  public static final Sorting NEWEST_FIRST = new Sorting(List.of(), false);
  public static final Sorting OLDEST_FIRST = new Sorting(List.of(), true);

  /** Contacts without a value come last, whatever the direction. */
  public record Key(SortField field, boolean descending) {}

  public Sorting {
    leading = List.copyOf(leading);
    keys = List.copyOf(keys);
  }

  /** Nobody leads. */
  public Sorting(List<Key> keys, boolean oldestFirst) {
    this(List.of(), keys, oldestFirst);
  }

  /** The same order behind those who lead. */
  public Sorting behind(List<Filter> first) {
    return new Sorting(first, keys, oldestFirst);
  }

  /** The place of a contact in this order; whether it leads, the search finds by its id. */
  public Cursor at(Contact contact) {
    List<@Nullable Value> values = new ArrayList<>();
    keys.forEach(key -> values.add(key.field().of(contact)));
    return new Cursor(values, contact.id());
  }
}
