package dev.cardfile.http.businesses;

import dev.cardfile.access.Scope;
import dev.cardfile.http.AliasedContacts;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.search.ContactSearch;
import dev.cardfile.search.Found;
import dev.cardfile.search.Search;
import dev.cardfile.store.BusinessStore;
import dev.cardfile.upsert.Linking;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.search.BusinessContactsReader;
import dev.cardfile.wire.search.ContactListWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.BusinessLinks;
import java.util.List;

/**
 * The routes {@code POST /contacts/bulk/business} and {@code GET /contacts/business/{businessId}}.
 * Contacts and businesses of other locations are treated as if they did not exist.
 */
public final class BusinessContactRoutes {

  private final WriteRequests requests;
  private final BusinessLinks links;
  private final BusinessStore businesses;
  private final ContactSearch search;
  private final BusinessContactsReader reader = new BusinessContactsReader();
  private final ContactAnswers answers;
  private final AliasedContacts aliases;
  private final ContactListWriter writer = new ContactListWriter();

  public BusinessContactRoutes(
      WriteRequests requests,
      BusinessLinks links,
      BusinessStore businesses,
      ContactSearch search,
      ContactAnswers answers,
      AliasedContacts aliases) {
    this.aliases = aliases;
    this.requests = requests;
    this.links = links;
    this.businesses = businesses;
    this.search = search;
    this.answers = answers;
  }

  public List<Route> routes() {
    return List.of(
        Route.write(
            "POST",
            "/contacts/bulk/business",
            Scope.CONTACTS_WRITE,
            ContactOperations.LINK,
            this::link),
        Route.read(
            "/contacts/business/{businessId}",
            Scope.CONTACTS_READONLY,
            ContactOperations.OF_BUSINESS,
            this::list));
  }

  private ApiResponse link(ApiRequest request) {
    return switch (reader.readLink(request.body(), request.location())) {
      case BodyReading.Refused<BusinessContactsReader.Link>(Problem problem) ->
          requests.refuse(request, problem);
      case BodyReading.Accepted<BusinessContactsReader.Link>(
              BusinessContactsReader.Link said,
              var _) ->
          requests.answer(
              request,
              links.link(
                  request.location(),
                  request.terms(),
                  aliases.own(request.location(), said.contacts()),
                  said.business()),
              linking ->
                  switch (linking) {
                    case Linking.NoBusiness(String id) -> missing(id);
                    case Linking.Done done ->
                        ApiResponse.json(
                            answers.linked(done, request.traceId()),
                            said.business() == null ? "unlinked" : "linked");
                  });
    };
  }

  private ApiResponse list(ApiRequest request) {
    LocationId location = request.location();
    String business = request.id("businessId");
    return switch (reader.readPage(request.query(), location, business)) {
      case BodyReading.Refused<Search>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<Search>(Search page, var _) -> {
        if (businesses.find(location, business).isEmpty()) {
          yield missing(business);
        }
        Found found = search.find(location, page);
        byte[] body =
            writer.ofBusiness(found, location, request.known().version(), request.traceId());
        yield ApiResponse.json(body, "found");
      }
    };
  }

  private static ApiResponse missing(String business) {
    return ApiResponse.refuse(new Problem.BusinessNotFound(business));
  }
}
