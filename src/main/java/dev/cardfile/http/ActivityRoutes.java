package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.ActivityOperations;
import dev.cardfile.store.ActivityStore;
import dev.cardfile.store.ActivityStore.Outcome;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.activity.ActivityReader;
import dev.cardfile.wire.activity.ActivityWriter;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.Activities;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The routes of the activities of one kind, below their contact. What another location has is as
 * none at all.
 */
final class ActivityRoutes<A extends Activity> {

  private final Kind<A> kind;
  private final ActivityStore<A> store;
  private final Activities<A> writes;
  private final AnswerWriter answers;
  private final IdSequence ids;
  private final InstantSource clock;

  /**
   * What differs from kind to kind.
   *
   * @param one as the path's id is called, without {@code Id}
   * @param several as the path calls them
   * @param missing the problem that a contact has none with this id
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
      ActivityStore<A> store,
      Activities<A> writes,
      AnswerWriter answers,
      HttpServer.Parts parts) {
    this.kind = kind;
    this.store = store;
    this.writes = writes;
    this.answers = answers;
    this.ids = parts.ids();
    this.clock = parts.clock();
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
            call -> change(call, kind.reader()::readChange)),
        Route.act("DELETE", each(), Scope.CONTACTS_WRITE, operations.delete(), this::delete));
  }

  /** The path of all that a contact has. */
  private String all() {
    return "/contacts/{contactId}/" + kind.several();
  }

  /** The path of one of them. */
  String each() {
    return all() + "/{" + kind.one() + "Id}";
  }

  private Reply list(Call call) {
    return store
        .list(call.location(), contact(call))
        .map(all -> Reply.json(kind.writer().all(all, call.traceId()), "found"))
        .orElseGet(() -> Reply.refuse(noContact(call)));
  }

  private Reply add(Call call) {
    return switch (kind.reader().readNew(call.body(), call.location())) {
      case BodyReading.Refused<ActivityChange<A>>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<ActivityChange<A>>(
              ActivityChange<A> said,
              List<Warning> warnings) -> {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        A added = said.create(ids.next(), contact(call), now);
        yield reply(
            call,
            writes.add(call.location(), call.actor(), added),
            done -> Reply.created(one(done, warnings, call), "created"));
      }
    };
  }

  private Reply show(Call call) {
    return reply(
        call,
        store.find(call.location(), contact(call), id(call)),
        found -> Reply.json(one(found, List.of(), call), "found"));
  }

  /** Changes an activity by what this reads from the body. */
  Reply change(Call call, BiFunction<byte[], LocationId, BodyReading<ActivityChange<A>>> reading) {
    return switch (reading.apply(call.body(), call.location())) {
      case BodyReading.Refused<ActivityChange<A>>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<ActivityChange<A>>(
              ActivityChange<A> said,
              List<Warning> warnings) ->
          reply(
              call,
              writes.change(call.location(), call.actor(), contact(call), id(call), said),
              changed -> Reply.json(one(changed, warnings, call), "updated"));
    };
  }

  private Reply delete(Call call) {
    return reply(
        call,
        writes.delete(call.location(), call.actor(), contact(call), id(call)),
        gone -> Reply.json(answers.succeeded(call.traceId()), "deleted"));
  }

  private Reply reply(Call call, Outcome<A> outcome, Function<A, Reply> done) {
    return switch (outcome) {
      case Outcome.Done<A>(A activity) -> done.apply(activity);
      case Outcome.NoContact<A> none -> Reply.refuse(noContact(call));
      case Outcome.NoActivity<A> none -> Reply.refuse(kind.missing().apply(id(call)));
      case Outcome.Full<A> full -> Reply.refuse(new Problem.ContactFull(kind.several()));
    };
  }

  private byte[] one(A activity, List<Warning> warnings, Call call) {
    return kind.writer().one(activity, warnings, call.traceId());
  }

  private static Problem noContact(Call call) {
    return new Problem.ContactNotFound(call.id("contactId"));
  }

  private static ContactId contact(Call call) {
    return new ContactId(call.id("contactId"));
  }

  private String id(Call call) {
    return call.id(kind.one() + "Id");
  }
}
