package dev.cardfile.http;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Search;
import dev.cardfile.store.AliasStore;
import dev.cardfile.wire.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Accepts aliases in requests where the id of a contact belongs. An id in a path is first tried as
 * it was sent, so that a request for an existing contact needs no look-up.
 */
public final class AliasedContacts {

  private static final String CONTACT = "contactId";

  private final AliasStore aliases;

  public AliasedContacts(AliasStore aliases) {
    this.aliases = aliases;
  }

  /**
   * Returns the route with an endpoint that accepts an alias for the contact id in its path.
   * Returns the same route if its path has no contact id.
   */
  public Route resolving(Route route) {
    return route.path().segments().contains("{" + CONTACT + "}")
        ? route.served(by(route, route.endpoint()))
        : route;
  }

  private Endpoint by(Route route, Endpoint endpoint) {
    return request -> {
      ApiResponse first = endpoint.answer(request);
      if (!isMissing(first)) {
        return first;
      }
      String sent = request.id(CONTACT);
      ContactId own = contacts(request.location(), Set.of(sent)).get(sent);
      if (own == null) {
        return first;
      }
      Map<String, String> ids = new HashMap<>(request.ids());
      ids.put(CONTACT, own.value());
      ApiResponse second = endpoint.answer(request.withIds(ids));
      if (isMissing(second)) {
        return first;
      }
      return route.method().equals("GET")
          ? second.with(Map.of("Content-Location", location(route, ids, request)))
          : second;
    };
  }

  /** Reports whether an endpoint did nothing because the id may not be a contact's own. */
  private static boolean isMissing(ApiResponse response) {
    return response instanceof ApiResponse.Refusal(Problem problem)
        && (problem instanceof Problem.ContactNotFound
            || problem instanceof Problem.HistoryExpired);
  }

  private static String location(Route route, Map<String, String> ids, ApiRequest request) {
    String query = request.query();
    return route.path().with(ids) + (query == null ? "" : "?" + query);
  }

  /** Replaces each alias in a list by its contact's own id. Other ids stay as they are. */
  public List<ContactId> own(LocationId location, Collection<ContactId> ids) {
    Map<String, ContactId> own =
        contacts(location, ids.stream().map(ContactId::value).collect(Collectors.toSet()));
    return ids.stream().map(id -> own.getOrDefault(id.value(), id)).toList();
  }

  /** Replaces an alias in the cursor of a search by its contact's own id. */
  public Search own(LocationId location, Search search) {
    if (!(search.start() instanceof Search.Start.After(Cursor cursor))) {
      return search;
    }
    Cursor own = new Cursor(cursor.values(), own(location, List.of(cursor.id())).getFirst());
    return new Search(
        search.filter(), search.sorting(), new Search.Start.After(own), search.limit());
  }

  private Map<String, ContactId> contacts(LocationId location, Set<String> ids) {
    return aliases.contacts(
        location,
        ids.stream().filter(Alias::mayStandForContact).collect(Collectors.toUnmodifiableSet()));
  }
}
