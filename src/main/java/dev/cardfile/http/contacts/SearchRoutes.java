package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.TextField;
import dev.cardfile.http.AliasedContacts;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.search.ContactSearch;
import dev.cardfile.search.Found;
import dev.cardfile.search.Search;
import dev.cardfile.store.BusinessStore;
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
public final class SearchRoutes {

  private final ContactSearch contacts;
  private final BusinessStore businesses;
  private final LocationView locations;
  private final AliasedContacts aliases;
  private final SearchReader searches = new SearchReader();
  private final ListReader lists = new ListReader();
  private final ContactListWriter writer = new ContactListWriter();

  public SearchRoutes(
      ContactSearch contacts,
      BusinessStore businesses,
      LocationView locations,
      AliasedContacts aliases) {
    this.aliases = aliases;
    this.contacts = contacts;
    this.businesses = businesses;
    this.locations = locations;
  }

  public List<Route> routes() {
    return List.of(
        Route.write(
            "POST",
            "/contacts/search",
            Scope.CONTACTS_READONLY,
            ContactOperations.SEARCH,
            this::search),
        Route.read("/contacts/", Scope.CONTACTS_READONLY, ContactOperations.LIST, this::list));
  }

  private ApiResponse search(ApiRequest request) {
    LocationId id = request.location();
    Location location = locations.fresh(id);
    return switch (searches.read(request.body(), location)) {
      case BodyReading.Refused<Search>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<Search>(Search search, var _) -> {
        Found found = contacts.find(id, aliases.own(id, search));
        byte[] body =
            writer.found(
                found,
                search,
                businesses(id, found),
                id,
                request.known().version(),
                request.traceId());
        yield ApiResponse.json(body, "found");
      }
    };
  }

  /** Reads the names of the businesses that these contacts belong to, all at once. */
  private Map<String, String> businesses(LocationId location, Found found) {
    Set<String> ids =
        found.contacts().stream()
            .flatMap(contact -> Stream.ofNullable(contact.texts().get(TextField.BUSINESS_ID)))
            .collect(Collectors.toUnmodifiableSet());
    return businesses.names(location, ids);
  }

  private ApiResponse list(ApiRequest request) {
    LocationId id = request.location();
    return switch (lists.read(request.query(), locations.fresh(id))) {
      case BodyReading.Refused<Listing>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<Listing>(Listing listing, var _) ->
          ApiResponse.json(
              writer.listed(
                  contacts.find(id, aliases.own(id, listing.search())),
                  listing,
                  id,
                  request.known().version(),
                  request.headers().site(),
                  request.traceId()),
              "found");
    };
  }
}
