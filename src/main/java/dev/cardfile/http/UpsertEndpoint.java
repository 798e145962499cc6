package dev.cardfile.http;

import dev.cardfile.contact.Attribution;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.write.Upserts;

/** {@code POST /contacts/upsert}. */
final class UpsertEndpoint implements Endpoint {

  private final UpsertReader reader;
  private final SettledRequests requests;
  private final Upserts upserts;
  private final ContactAnswers answers;
  private final Metrics metrics;

  UpsertEndpoint(
      UpsertReader reader,
      SettledRequests requests,
      Upserts upserts,
      ContactAnswers answers,
      Metrics metrics) {
    this.reader = reader;
    this.requests = requests;
    this.upserts = upserts;
    this.answers = answers;
    this.metrics = metrics;
  }

  @Override
  public Reply answer(Call call) {
    Attribution attribution = call.origin().attribution();
    return requests.answer(
        call.location(),
        location -> reader.read(call.body(), location, attribution),
        (location, request) -> upserts.upsert(location, call.actor(), request),
        result -> reply(call, result));
  }

  private Reply reply(Call call, UpsertResult result) {
    metrics.upserted(result.outcome());
    Call.Caller caller = call.known();
    byte[] body =
        answers.upsert(result, caller.grant().location(), caller.version(), call.traceId());
    return Reply.json(body, Metrics.label(result.outcome()));
  }
}
