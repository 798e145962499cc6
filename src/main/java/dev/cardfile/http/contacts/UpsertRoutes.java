package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Attribution;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.upsert.NotUpserted;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.write.Upserts;
import java.util.List;

/** The route {@code POST /contacts/upsert}. */
public final class UpsertRoutes {

  private final UpsertReader reader;
  private final WriteRequests requests;
  private final Upserts upserts;
  private final ContactAnswers answers;
  private final Metrics metrics;

  public UpsertRoutes(
      UpsertReader reader,
      WriteRequests requests,
      Upserts upserts,
      ContactAnswers answers,
      Metrics metrics) {
    this.reader = reader;
    this.requests = requests;
    this.upserts = upserts;
    this.answers = answers;
    this.metrics = metrics;
  }

  public List<Route> routes() {
    return List.of(
        Route.write(
            "POST",
            "/contacts/upsert",
            Scope.CONTACTS_WRITE,
            ContactOperations.UPSERT,
            this::upsert));
  }

  private ApiResponse upsert(ApiRequest request) {
    Attribution attribution = request.origin().attribution();
    OptionsReader.Said options = OptionsReader.read(request.query());
    return requests.answer(
        request,
        location -> reader.read(request.body(), options, location, attribution),
        (location, read) -> upserts.upsert(location, request.terms(), read),
        new WriteRequests.Reply<>() {
          @Override
          public ApiResponse to(UpsertOutcome outcome) {
            return reply(request, options.options(), outcome);
          }

          @Override
          public void written(UpsertOutcome outcome) {
            count(options.options(), outcome);
          }
        });
  }

  private void count(WriteOptions options, UpsertOutcome outcome) {
    if (outcome instanceof UpsertResult result) {
      if (options.dryRun()) {
        metrics.upsertTried(result.outcome());
      } else {
        metrics.upserted(result.outcome());
      }
    }
  }

  private ApiResponse reply(ApiRequest request, WriteOptions options, UpsertOutcome outcome) {
    return switch (outcome) {
      case UpsertResult result -> written(request, options, result);
      case NotUpserted why -> ApiResponse.refuse(ContactReplies.problem(why));
    };
  }

  private ApiResponse written(ApiRequest request, WriteOptions options, UpsertResult result) {
    String label = Metrics.label(result.outcome());
    ApiRequest.Caller caller = request.known();
    byte[] body =
        answers.upsert(
            result, options, caller.grant().location(), caller.version(), request.traceId());
    return ContactReplies.written(
        ApiResponse.json(body, ContactReplies.outcome(options, label)),
        result.contact(),
        options,
        request);
  }
}
