package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.contact.Attribution;
import dev.cardfile.upsert.UpsertAnswer;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.Upserts;
import dev.cardfile.wire.AnswerWriter;
import dev.cardfile.wire.Attributions;
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
    Grant grant = call.known().grant();
    Call.Origin origin = call.origin();
    Attribution attribution =
        Attributions.of(origin.userAgent(), origin.referrer(), origin.address());
    UpsertAnswer<Problem> answer =
        upserts.upsert(
            grant.location(), location -> reader.read(call.body(), location, attribution));
    return switch (answer) {
      case UpsertAnswer.Refused<Problem>(Problem problem) -> Reply.refuse(problem);
      case UpsertAnswer.Done<Problem>(UpsertResult result) -> reply(call, result);
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
