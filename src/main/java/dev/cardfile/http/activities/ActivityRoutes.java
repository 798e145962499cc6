package dev.cardfile.http.activities;

import dev.cardfile.access.Scope;
import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.ActivityOperations;
import dev.cardfile.store.ActivityStore;
import dev.cardfile.store.ActivityStore.Outcome;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.activity.ActivityReader;
import dev.cardfile.wire.activity.ActivityWriter;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.Activities;
import dev.cardfile.write.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The routes of one kind of activity, below the path of a contact. Contacts and activities of other
 * locations are treated as if they did not exist.
 */
final class ActivityRoutes<A extends Activity> {

  private final Kind<A> kind;
  private final WriteRequests requests;
  private final ActivityStore<A> store;
  private final Activities<A> writes;
  private final AnswerWriter answers;
  private final IdSequence ids;
  private final InstantSource clock;

  /**
   * What differs between the kinds of activities.
   *
   * @param one the singular, as in the {@code noteId} of a path
   * @param several the plural, as in the path {@code /notes}
   * @param missing returns the problem that the contact has no activity with this id
   */
  record Kind<A extends Activity>(
      String one,
      String several,
      ActivityReader<A> reader,
      ActivityWriter<A> writer,
      Function<String, Problem> missing,
      ActivityOperations operations) {}

  ActivityRoutes(
      Kind<A> kind,
      WriteRequests requests,
      ActivityStore<A> store,
      Activities<A> writes,
      AnswerWriter answers,
      IdSequence ids,
      InstantSource clock) {
    this.kind = kind;
    this.requests = requests;
    this.store = store;
    this.writes = writes;
    this.answers = answers;
    this.ids = ids;
    this.clock = clock;
  }

  List<Route> routes() {
    ActivityOperations operations = kind.operations();
    return List.of(
        Route.read(all(), Scope.CONTACTS_READONLY, operations.list(), this::list),
        Route.write("POST", all(), Scope.CONTACTS_WRITE, operations.add(), this::add),
        Route.read(each(), Scope.CONTACTS_READONLY, operations.show(), this::show),
        Route.write(
            "PUT",
            each(),
            Scope.CONTACTS_WRITE,
            operations.change(),
            request -> change(request, kind.reader()::readChange)),
        Route.act("DELETE", each(), Scope.CONTACTS_WRITE, operations.delete(), this::delete));
  }

  /** Returns the path of all activities of a contact. */
  private String all() {
    return "/contacts/{contactId}/" + kind.several();
  }

  /** Returns the path of a single activity. */
  String each() {
    return all() + "/{" + kind.one() + "Id}";
  }

  private ApiResponse list(ApiRequest request) {
    return store
        .list(request.location(), contact(request))
        .map(all -> ApiResponse.json(kind.writer().all(all, request.traceId()), "found"))
        .orElseGet(() -> ApiResponse.refuse(noContact(request)));
  }

  private ApiResponse add(ApiRequest request) {
    return switch (kind.reader().readNew(request.body(), request.location())) {
      case BodyReading.Refused<ActivityChange<A>>(Problem problem) ->
          requests.refuse(request, problem);
      case BodyReading.Accepted<ActivityChange<A>>(
              ActivityChange<A> said,
              List<Warning> warnings) -> {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        A added = said.create(ids.next(), contact(request), now);
        yield answer(
            request,
            writes.add(request.location(), request.terms(), added),
            done -> ApiResponse.created(one(done, warnings, request), "created"));
      }
    };
  }

  private ApiResponse show(ApiRequest request) {
    return reply(
        request,
        store.find(request.location(), contact(request), id(request)),
        found -> ApiResponse.json(one(found, List.of(), request), "found"));
  }

  /** Changes an activity as the body says, which {@code reading} parses. */
  ApiResponse change(
      ApiRequest request, BiFunction<byte[], LocationId, BodyReading<ActivityChange<A>>> reading) {
    return switch (reading.apply(request.body(), request.location())) {
      case BodyReading.Refused<ActivityChange<A>>(Problem problem) ->
          requests.refuse(request, problem);
      case BodyReading.Accepted<ActivityChange<A>>(
              ActivityChange<A> said,
              List<Warning> warnings) ->
          answer(
              request,
              writes.change(
                  request.location(), request.terms(), contact(request), id(request), said),
              changed -> ApiResponse.json(one(changed, warnings, request), "updated"));
    };
  }

  private ApiResponse delete(ApiRequest request) {
    return answer(
        request,
        writes.delete(request.location(), request.terms(), contact(request), id(request)),
        gone -> ApiResponse.json(answers.succeeded(request.traceId()), "deleted"));
  }

  private ApiResponse answer(
      ApiRequest request, Work<Outcome<A>> work, Function<A, ApiResponse> done) {
    return requests.answer(
        request,
        work,
        outcome ->
            reply(request, outcome, activity -> done.apply(activity).about(contact(request))));
  }

  private ApiResponse reply(ApiRequest request, Outcome<A> outcome, Function<A, ApiResponse> done) {
    return switch (outcome) {
      case Outcome.Done<A>(A activity) -> done.apply(activity);
      case Outcome.NoContact<A> none -> ApiResponse.refuse(noContact(request));
      case Outcome.NoActivity<A> none -> ApiResponse.refuse(kind.missing().apply(id(request)));
      case Outcome.Full<A> full -> ApiResponse.refuse(new Problem.ContactFull(kind.several()));
    };
  }

  private byte[] one(A activity, List<Warning> warnings, ApiRequest request) {
    return kind.writer().one(activity, warnings, request.traceId());
  }

  private static Problem noContact(ApiRequest request) {
    return new Problem.ContactNotFound(request.id("contactId"));
  }

  private static ContactId contact(ApiRequest request) {
    return new ContactId(request.id("contactId"));
  }

  private String id(ApiRequest request) {
    return request.id(kind.one() + "Id");
  }
}
