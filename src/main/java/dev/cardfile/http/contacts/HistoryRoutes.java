package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Endpoint;
import dev.cardfile.http.Route;
import dev.cardfile.openapi.HistoryOperations;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.HistoryStore.Timeline;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.history.HistoryReader;
import dev.cardfile.wire.history.HistoryWriter;
import dev.cardfile.wire.table.BodyReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The history of a contact, and the contact as it was at an earlier time. Contacts of other
 * locations are treated as if they did not exist.
 */
public final class HistoryRoutes {

  /** How many changes are read for one answer, to find those of one field. */
  private static final int LOOKED_AT = 1000;

  private final ContactStore contacts;
  private final HistoryStore history;
  private final HistoryReader reader = new HistoryReader();
  private final HistoryWriter writer = new HistoryWriter();

  public HistoryRoutes(ContactStore contacts, HistoryStore history) {
    this.contacts = contacts;
    this.history = history;
  }

  public List<Route> routes() {
    return List.of(
        Route.read(
            "/contacts/{contactId}/history",
            Scope.CONTACTS_READONLY,
            HistoryOperations.HISTORY,
            this::history));
  }

  private ApiResponse history(ApiRequest request) {
    return switch (reader.history(request.query())) {
      case BodyReading.Refused<HistoryReader.Query>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<HistoryReader.Query>(HistoryReader.Query query, var _) ->
          history(request, query);
    };
  }

  private ApiResponse history(ApiRequest request, HistoryReader.Query query) {
    ContactId id = new ContactId(request.id("contactId"));
    int wanted = query.field() == null ? query.limit() : LOOKED_AT;
    Timeline timeline = history.of(request.location(), id, query.before(), wanted);
    if (timeline.entries().isEmpty() && !isKnown(request, id)) {
      return ApiResponse.refuse(new Problem.ContactNotFound(id.value()));
    }
    List<Entry> shown = new ArrayList<>();
    Long before = timeline.more() ? timeline.entries().getLast().seq() : null;
    for (Entry entry : timeline.entries()) {
      if (isWanted(request, query.field(), entry)) {
        if (shown.size() == query.limit()) {
          before = shown.getLast().seq();
          break;
        }
        shown.add(entry);
      }
    }
    return ApiResponse.json(
        writer.history(
            shown, before, request.location(), request.known().version(), request.traceId()),
        "found");
  }

  private boolean isWanted(ApiRequest request, @Nullable String field, Entry entry) {
    return field == null
        || writer.isOf(field, entry, request.location(), request.known().version());
  }

  /** Reports whether the contact exists, or changes of it are still kept. */
  private boolean isKnown(ApiRequest request, ContactId id) {
    return contacts.find(request.location(), id).isPresent()
        || !history.of(request.location(), id, null, 1).entries().isEmpty();
  }

  /** Returns the contact as it was at this time. */
  private ApiResponse past(ApiRequest request, Instant time) {
    String id = request.id("contactId");
    return switch (history.at(request.location(), new ContactId(id), time)) {
      case HistoryStore.Past.Was(var contact) ->
          ApiResponse.json(
              writer.past(
                  contact, request.location(), request.known().version(), request.traceId()),
              "found");
      case HistoryStore.Past.WasNot() -> ApiResponse.refuse(new Problem.ContactNotFound(id));
      case HistoryStore.Past.Expired() -> ApiResponse.refuse(new Problem.HistoryExpired());
    };
  }

  /**
   * Returns an endpoint that shows the past if the request names a time, and otherwise the present.
   *
   * @param now the endpoint that shows the present
   */
  Endpoint atAnyTime(Endpoint now) {
    return request ->
        switch (reader.time(request.query())) {
          case BodyReading.Refused<Optional<Instant>>(Problem problem) ->
              ApiResponse.refuse(problem);
          case BodyReading.Accepted<Optional<Instant>>(var time, var _) ->
              time.map(then -> past(request, then)).orElseGet(() -> now.answer(request));
        };
  }
}
