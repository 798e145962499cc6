package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.answer.AnswerWriter;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Answers, in our own shape, what Helidon refuses before a handler sees it. */
final class UnreadableRequests implements DirectHandler {

  /** Helidon's words, by which alone this refusal, a 400, is told from the others. */
  private static final String HEAD_TOO_LARGE = "Header size exceeded";

  /** One for all: Helidon's own words may quote what was sent. */
  private static final String NOT_HTTP =
      "This is not a valid HTTP/1.1 request. Check the request line, which may have at most 8 KiB, and"
          + " the headers.";

  private final AnswerWriter writer;
  private final TraceIds traces;
  private final RateHeaders rateHeaders;

  UnreadableRequests(AnswerWriter writer, TraceIds traces, RateHeaders rateHeaders) {
    this.writer = writer;
    this.traces = traces;
    this.rateHeaders = rateHeaders;
  }

  /** Handlers for all that Helidon may refuse. */
  DirectHandlers forEveryEvent() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(event, this);
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    String traceId = traces.next();
    Problem problem = problem(status, message);
    RequestLog.unreadable(traceId, problem);
    headers.set(HeaderValues.create(HeaderNames.CONTENT_TYPE, Reply.JSON));
    headers.set(HeaderValues.create(AnswerSender.TRACE_ID, traceId));
    if (problem instanceof Problem.TooManyConnections(long seconds)) {
      headers.set(HeaderValues.create(HeaderNames.RETRY_AFTER, seconds));
    }
    rateHeaders.of(null).forEach(headers::set);
    return TransportResponse.builder()
        .status(Status.create(ProblemText.of(problem).status()))
        .headers(headers)
        .keepAlive(false)
        .entity(writer.problem(problem, traceId))
        .build();
  }

  /** Our handler throws nothing into Helidon, so that what ends here is what the client sent. */
  private static Problem problem(Status status, String message) {
    if (message.equals(HEAD_TOO_LARGE)) {
      return new Problem.HeaderTooLarge();
    }
    return switch (status.code()) {
      case 408 -> new Problem.RequestTimeout();
      case 503 -> new Problem.TooManyConnections(1);
      default -> new Problem.MalformedRequest(NOT_HTTP);
    };
  }
}
