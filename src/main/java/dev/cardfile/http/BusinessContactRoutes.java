package dev.cardfile.http;

import dev.cardfile.access.Scope;
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
 * {@code POST /contacts/bulk/business} and {@code GET /contacts/business/{businessId}}. What
 * another location has is as none at all.
 */
final class BusinessContactRoutes {

  private final BusinessLinks links;
  private final BusinessStore businesses;
  private final ContactSearch search;
  private final BusinessContactsReader reader = new BusinessContactsReader();
  private final ContactAnswers answers = new ContactAnswers();
  private final ContactListWriter writer = new ContactListWriter();

  BusinessContactRoutes(HttpServer.Parts parts) {
    this.links = parts.writes().links();
    this.businesses = parts.stores().businesses();
    this.search = parts.stores().search();
  }

  List<Route> routes() {
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

  private Reply link(Call call) {
    return switch (reader.readLink(call.body(), call.location())) {
      case BodyReading.Refused<BusinessContactsReader.Link>(Problem problem) ->
          Reply.refuse(problem);
      case BodyReading.Accepted<BusinessContactsReader.Link>(
              BusinessContactsReader.Link said,
              var _) ->
          switch (links.link(call.location(), call.actor(), said.contacts(), said.business())) {
            case Linking.NoBusiness(String id) -> missing(id);
            case Linking.Done done ->
                Reply.json(
                    answers.linked(done, call.traceId()),
                    said.business() == null ? "unlinked" : "linked");
          };
    };
  }

  private Reply list(Call call) {
    LocationId location = call.location();
    String business = call.id("businessId");
    return switch (reader.readPage(call.query(), location, business)) {
      case BodyReading.Refused<Search>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<Search>(Search page, var _) -> {
        if (businesses.find(location, business).isEmpty()) {
          yield missing(business);
        }
        Found found = search.find(location, page);
        byte[] body = writer.ofBusiness(found, location, call.known().version(), call.traceId());
        yield Reply.json(body, "found");
      }
    };
  }

  private static Reply missing(String business) {
    return Reply.refuse(new Problem.BusinessNotFound(business));
  }
}
