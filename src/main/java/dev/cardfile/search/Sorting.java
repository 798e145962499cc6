package dev.cardfile.search;

import dev.cardfile.contact.Contact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of contacts: by keys, the strongest first, then by their creation, which is the order
 * of their ids. So no two contacts have the same position.
 *
 * @param leading filters that take precedence over all keys: contacts that pass the first one come
 *     first, then those that pass the second and so on, then all others
 */
public record Sorting(List<Filter> leading, List<Key> keys, boolean oldestFirst) {

  public static final Sorting NEWEST_FIRST = new Sorting(List.of(), false);
  public static final Sorting OLDEST_FIRST = new Sorting(List.of(), true);

  /** A key to sort by. Contacts without a value come last, whatever the direction. */
  public record Key(SortField field, boolean descending) {}

  public Sorting {
    leading = List.copyOf(leading);
    keys = List.copyOf(keys);
  }

  /** Creates an order without leading filters. */
  public Sorting(List<Key> keys, boolean oldestFirst) {
    this(List.of(), keys, oldestFirst);
  }

  /** Returns this order with other leading filters. */
  public Sorting behind(List<Filter> first) {
    return new Sorting(first, keys, oldestFirst);
  }

  /**
   * Returns the position of a contact in this order. The cursor does not say which leading filter
   * the contact passes: the search finds that out by the contact's id.
   */
  public Cursor at(Contact contact) {
    List<@Nullable Value> values = new ArrayList<>();
    keys.forEach(key -> values.add(key.field().of(contact)));
    return new Cursor(values, contact.id());
  }
}
