package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.ContactId;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.RequestJournal;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.history.ReversalWriter;
import dev.cardfile.wire.history.TraitNames;
import dev.cardfile.wire.history.UndoReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.Erasure;
import dev.cardfile.write.Reversal;
import dev.cardfile.write.Reversals;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** The routes that restore contacts, undo changes of contacts, and erase people. */
public final class ReversalRoutes {

  private final WriteRequests requests;
  private final Reversals reversals;
  private final Metrics metrics;
  private final RequestJournal journal;
  private final UndoReader reader = new UndoReader();
  private final ReversalWriter writer = new ReversalWriter();

  /**
   * Creates the routes.
   *
   * @param journal forgets the requests of a location in which a person is erased
   */
  public ReversalRoutes(
      WriteRequests requests, Reversals reversals, Metrics metrics, RequestJournal journal) {
    this.requests = requests;
    this.reversals = reversals;
    this.metrics = metrics;
    this.journal = journal;
  }

  /**
   * A reply that consists of two functions.
   *
   * @param done receives a result that was written, but none that is replayed
   */
  private record Told<R>(Function<R, ApiResponse> answer, Consumer<R> done)
      implements WriteRequests.Reply<R> {

    @Override
    public ApiResponse to(R result) {
      return answer.apply(result);
    }

    @Override
    public void written(R result) {
      done.accept(result);
    }
  }

  public List<Route> routes() {
    return List.of(
        Route.act(
            "POST",
            "/contacts/{contactId}/restore",
            Scope.CONTACTS_WRITE,
            ContactOperations.RESTORE,
            this::restore),
        Route.act(
            "POST",
            "/contacts/{contactId}/erase",
            Scope.CONTACTS_ERASE,
            ContactOperations.ERASE,
            this::erase),
        Route.act(
            "POST",
            "/changes/{seq}/undo",
            Scope.CONTACTS_WRITE,
            ContactOperations.UNDO,
            this::undo));
  }

  private ApiResponse restore(ApiRequest request) {
    ContactId id = new ContactId(request.id("contactId"));
    return requests.answer(
        request,
        reversals.restore(request.location(), request.terms(), id),
        reply(request, "restored"));
  }

  private ApiResponse undo(ApiRequest request) {
    return switch (reader.read(request.query(), request.location())) {
      case BodyReading.Refused<Boolean>(Problem problem) -> requests.refuse(request, problem);
      case BodyReading.Accepted<Boolean>(Boolean force, var _) -> {
        String sent = request.id("seq");
        OptionalLong seq = reader.seq(sent);
        yield seq.isEmpty()
            ? requests.refuse(request, new Problem.ChangeNotFound(sent))
            : requests.answer(
                request,
                reversals.undo(request.location(), request.terms(), seq.getAsLong(), force),
                reply(request, "undone"));
      }
    };
  }

  private ApiResponse erase(ApiRequest request) {
    ContactId id = new ContactId(request.id("contactId"));
    return requests.answer(
        request,
        reversals.erase(request.location(), request.terms(), id),
        new Told<>(
            erasure ->
                erasure
                    .map(done -> erased(request, done))
                    .orElseGet(() -> ApiResponse.refuse(new Problem.ContactNotFound(id.value()))),
            erasure -> erasure.ifPresent(done -> forget(request, done))));
  }

  private void forget(ApiRequest request, Erasure erasure) {
    journal.forget(request.location());
    if (isFirst(erasure)) {
      metrics.reversed("erased");
    }
  }

  /**
   * Reports whether the person was not erased before: a repeated erasure finds nothing to remove.
   */
  private static boolean isFirst(Erasure erasure) {
    return erasure.outcomes() > 0 || !erasure.removed().areNone();
  }

  private ApiResponse erased(ApiRequest request, Erasure erasure) {
    return ApiResponse.json(
        writer.erased(
            erasure.id(), erasure.at(), erasure.removed(), erasure.outcomes(), request.traceId()),
        "erased");
  }

  private WriteRequests.Reply<Reversal> reply(ApiRequest request, String outcome) {
    return new Told<>(
        reversal -> answer(request, reversal, outcome),
        reversal -> {
          if (reversal instanceof Reversal.Done || reversal instanceof Reversal.Gone) {
            metrics.reversed(outcome);
          }
        });
  }

  private ApiResponse answer(ApiRequest request, Reversal reversal, String outcome) {
    return switch (reversal) {
      case Reversal.Done(var contact, var warnings) -> {
        ContactView view = new ContactView(contact, request.location(), request.known().version());
        yield ContactReplies.tagged(
            ApiResponse.json(writer.done(view, warnings, request.traceId()), outcome),
            contact,
            request);
      }
      case Reversal.Gone(ContactId id) ->
          ApiResponse.json(writer.gone(id, request.traceId()), outcome).about(id);
      case Reversal.NoContact(ContactId id) ->
          ApiResponse.refuse(new Problem.ContactNotFound(id.value()));
      case Reversal.NoChange(long seq) ->
          ApiResponse.refuse(new Problem.ChangeNotFound(Long.toString(seq)));
      case Reversal.NotDeleted(ContactId id) ->
          ApiResponse.refuse(new Problem.NotDeleted(id.value()));
      case Reversal.ChangedSince(var traits) ->
          ApiResponse.refuse(
              new Problem.ChangedSince(TraitNames.of(traits, request.known().version())));
      case Reversal.Erased() -> ApiResponse.refuse(new Problem.Erased(false));
      case Reversal.Expired() -> ApiResponse.refuse(new Problem.HistoryExpired());
      case Reversal.Failed(PreconditionFailed failed) -> ContactReplies.refusal(failed);
    };
  }
}
