package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Search;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.sql.Stores;
import dev.cardfile.wire.BodyReading;
import dev.cardfile.wire.ContactListWriter;
import dev.cardfile.wire.ListReader;
import dev.cardfile.wire.Listing;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.SearchReader;
import java.util.List;

/** The routes that read many contacts of the token's location. */
final class SearchRoutes {

  private final Stores stores;
  private final SearchReader searches = new SearchReader();
  private final ListReader lists = new ListReader();
  private final ContactListWriter writer = new ContactListWriter();

  SearchRoutes(Stores stores) {
    this.stores = stores;
  }

  List<Route> routes() {
    return List.of(
        Route.write("POST", "/contacts/search", Scope.CONTACTS_READONLY, this::search),
        Route.read("/contacts/", Scope.CONTACTS_READONLY, this::list));
  }

  private Reply search(Call call) {
    LocationId id = call.location();
    Location location = stores.locations().find(id).orElseThrow(() -> new UnknownLocation(id));
    return switch (searches.read(call.body(), location)) {
      case BodyReading.Refused<Search>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<Search>(Search search) ->
          Reply.json(
              writer.found(
                  stores.search().find(id, search),
                  search,
                  id,
                  call.known().version(),
                  call.traceId()),
              "found");
    };
  }

  private Reply list(Call call) {
    LocationId id = call.location();
    return switch (lists.read(call.query(), id)) {
      case BodyReading.Refused<Listing>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<Listing>(Listing listing) ->
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
