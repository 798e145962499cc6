package dev.cardfile.http;

import dev.cardfile.contact.Attribution;
import dev.cardfile.upsert.Answer;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.Upserts;
import dev.cardfile.wire.AnswerWriter;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.UpsertReader;

/** {@code POST /contacts/upsert}. */
final class UpsertEndpoint implements Endpoint {

  private final UpsertReader reader;
  private final Upserts upserts;
  private final AnswerWriter writer;
  private final Metrics metrics;

  UpsertEndpoint(UpsertReader reader, Upserts upserts, AnswerWriter writer, Metrics metrics) {
    this.reader = reader;
    this.upserts = upserts;
    this.writer = writer;
    this.metrics = metrics;
  }

  @Override
  public Reply answer(Call call) {
    Attribution attribution = call.origin().attribution();
    Answer<Problem, UpsertResult> answer =
        upserts.upsert(
            call.location(), location -> reader.read(call.body(), location, attribution));
    return switch (answer) {
      case Answer.Refused<Problem, UpsertResult>(Problem problem) -> Reply.refuse(problem);
      case Answer.Done<Problem, UpsertResult>(UpsertResult result) -> reply(call, result);
    };
  }

  private Reply reply(Call call, UpsertResult result) {
    metrics.upserted(result.outcome());
    Call.Caller caller = call.known();
    byte[] body =
        writer.upsert(result, caller.grant().location(), caller.version(), call.traceId());
    return Reply.json(body, Metrics.label(result.outcome()));
  }
}
