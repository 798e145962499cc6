package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.search.Found;
import dev.cardfile.search.Search;
import dev.cardfile.store.Stores;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.search.ContactListWriter;
import dev.cardfile.wire.search.ListReader;
import dev.cardfile.wire.search.Listing;
import dev.cardfile.wire.search.SearchReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes that read many contacts of the token's location. */
final class SearchRoutes {

  private final Stores stores;
  private final LocationView locations;
  private final SearchReader searches = new SearchReader();
  private final ListReader lists = new ListReader();
  private final ContactListWriter writer = new ContactListWriter();

  SearchRoutes(HttpServer.Parts parts) {
    this.stores = parts.stores();
    this.locations = parts.locations();
  }

  List<Route> routes() {
    return List.of(
        Route.write(
            "POST",
            "/contacts/search",
            Scope.CONTACTS_READONLY,
            ContactOperations.SEARCH,
            this::search),
        Route.read("/contacts/", Scope.CONTACTS_READONLY, ContactOperations.LIST, this::list));
  }

  private Reply search(Call call) {
    LocationId id = call.location();
    Location location = locations.fresh(id);
    return switch (searches.read(call.body(), location)) {
      case BodyReading.Refused<Search>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<Search>(Search search, var _) -> {
        Found found = stores.search().find(id, search);
        byte[] body =
            writer.found(
                found, search, businesses(id, found), id, call.known().version(), call.traceId());
        yield Reply.json(body, "found");
      }
    };
  }

  /** The names of the businesses that these contacts belong to, read at once. */
  private Map<String, String> businesses(LocationId location, Found found) {
    Set<String> ids =
        found.contacts().stream()
            .flatMap(contact -> Stream.ofNullable(contact.texts().get(TextField.BUSINESS_ID)))
            .collect(Collectors.toUnmodifiableSet());
    return stores.businesses().names(location, ids);
  }

  private Reply list(Call call) {
    LocationId id = call.location();
    return switch (lists.read(call.query(), locations.fresh(id))) {
      case BodyReading.Refused<Listing>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<Listing>(Listing listing, var _) ->
          Reply.json(
              writer.listed(
                  stores.search().find(id, listing.search()),
                  listing,
                  id,
                  call.known().version(),
                  call.sender().site(),
                  call.traceId()),
              "found");
    };
  }
}
