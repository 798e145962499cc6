package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.store.ContactStore;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.DuplicateReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationView;
import java.util.List;
import java.util.Optional;

/** The route {@code GET /contacts/search/duplicate}. */
public final class DuplicateRoutes {

  private final DuplicateReader reader = new DuplicateReader();
  private final LocationView locations;
  private final ContactStore contacts;
  private final ContactAnswers answers;

  public DuplicateRoutes(LocationView locations, ContactStore contacts, ContactAnswers answers) {
    this.locations = locations;
    this.contacts = contacts;
    this.answers = answers;
  }

  public List<Route> routes() {
    return List.of(
        Route.read(
            "/contacts/search/duplicate",
            Scope.CONTACTS_READONLY,
            ContactOperations.DUPLICATE,
            this::find));
  }

  private ApiResponse find(ApiRequest request) {
    LocationId id = request.location();
    Location location = locations.fresh(id);
    return switch (reader.read(request.query(), location)) {
      case BodyReading.Refused<List<MatchKey>>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<List<MatchKey>>(List<MatchKey> keys, var _) ->
          ContactReplies.asked(request, () -> shown(request, first(id, keys)));
    };
  }

  private ApiResponse shown(ApiRequest request, Optional<Contact> found) {
    return found
        .map(contact -> ContactReplies.shown(contact, request, () -> told(found, request, "found")))
        .orElseGet(() -> told(found, request, "none"));
  }

  private ApiResponse told(Optional<Contact> found, ApiRequest request, String outcome) {
    byte[] body =
        answers.found(found, request.location(), request.known().version(), request.traceId());
    return ApiResponse.json(body, outcome);
  }

  private Optional<Contact> first(LocationId location, List<MatchKey> keys) {
    for (MatchKey key : keys) {
      Optional<Contact> holder = contacts.oldestHolder(location, key);
      if (holder.isPresent()) {
        return holder;
      }
    }
    return Optional.empty();
  }
}
