package dev.cardfile.http;

import dev.cardfile.http.server.Header;
import dev.cardfile.http.server.Rejection;
import dev.cardfile.http.server.Rejections;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.answer.AnswerWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers requests that no route answers, in the API's own format: they are not valid HTTP/1.1,
 * there are too many connections, or the server failed. Each is counted and logged. A health check
 * is answered even in HTTP/1.0, which many health checkers speak.
 */
final class UnreadableRequests implements Rejections {

  /** The same message for every such request: a more specific one might quote what was sent. */
  private static final String NOT_HTTP =
      "This is not a valid HTTP/1.1 request. Check the request line, which may have at most 8 KiB, and"
          + " the headers.";

  /** The reason that is counted for connections that are closed without an answer. */
  private static final String CLOSED = "closed_at_once";

  private static final String HEALTH_CHECK = HealthCheck.METHOD + " " + HealthCheck.PATH;
  private static final Header JSON = Header.cached(AnswerSender.CONTENT_TYPE, ApiResponse.JSON);

  private final AnswerWriter writer;
  private final TraceIds traces;
  private final RateHeaders rateHeaders;
  private final CrossOrigin crossOrigin;
  private final Metrics metrics;

  UnreadableRequests(
      AnswerWriter writer,
      TraceIds traces,
      RateHeaders rateHeaders,
      CrossOrigin crossOrigin,
      Metrics metrics) {
    this.writer = writer;
    this.traces = traces;
    this.rateHeaders = rateHeaders;
    this.crossOrigin = crossOrigin;
    this.metrics = metrics;
    metrics.showRejections(
        Stream.concat(
                Arrays.stream(Rejection.values()).map(why -> ProblemText.of(problem(why)).code()),
                Stream.of(CLOSED))
            .toList());
  }

  @Override
  public Answer answer(Rejected request) {
    String traceId = traces.next();
    return isHealthCheck(request) ? alive(request, traceId) : refuse(request, traceId);
  }

  private static boolean isHealthCheck(Rejected request) {
    return request.why() == Rejection.HTTP_1_0
        && (request.method().equals(HealthCheck.METHOD) || isHead(request))
        && request.target().replaceFirst("/?([?].*)?$", "").equals(HealthCheck.PATH);
  }

  private static boolean isHead(Rejected request) {
    return request.method().equals("HEAD");
  }

  private Answer alive(Rejected request, String traceId) {
    RequestContext context = new RequestContext(traceId, request.method(), request.origin());
    context.routedTo(HEALTH_CHECK);
    ApiResponse.Body alive = HealthCheck.answer();
    metrics.answered(context.route(), alive.status(), context.elapsed(), context.isTimed());
    RequestLog.answered(context, alive.status(), alive.outcome(), null);
    return new Answer(
        alive.status(),
        headers(request, traceId, Header.of(AnswerSender.CONTENT_TYPE, alive.contentType())),
        isHead(request) ? new byte[0] : alive.bytes());
  }

  private Answer refuse(Rejected request, String traceId) {
    Problem problem = problem(request.why());
    ProblemText text = ProblemText.of(problem);
    metrics.rejected(text.code());
    RequestLog.rejected(traceId, text);
    List<Header> headers = headers(request, traceId, JSON);
    if (problem instanceof Problem.TooManyConnections(long seconds)) {
      headers.add(Header.of(AnswerSender.RETRY_AFTER, Long.toString(seconds)));
    }
    return new Answer(text.status(), headers, writer.problem(problem, traceId));
  }

  private List<Header> headers(Rejected request, String traceId, Header contentType) {
    List<Header> headers = new ArrayList<>();
    headers.add(contentType);
    headers.add(Header.of(AnswerSender.TRACE_ID, traceId));
    headers.addAll(rateHeaders.of(null));
    headers.addAll(crossOrigin.headers(request.origin(), null));
    return headers;
  }

  @Override
  public void closedUnanswered() {
    metrics.rejected(CLOSED);
  }

  private static Problem problem(Rejection why) {
    return switch (why) {
      case TOO_SLOW -> new Problem.RequestTimeout();
      case HEAD_TOO_LARGE -> new Problem.HeaderTooLarge();
      case TOO_MANY_CONNECTIONS -> new Problem.TooManyConnections(1);
      case HTTP_1_0 -> new Problem.OldHttp();
      case NOT_HTTP -> new Problem.MalformedRequest(NOT_HTTP);
      case FAULT -> new Problem.ServerFault();
    };
  }
}
