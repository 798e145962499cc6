package dev.cardfile.http;

import dev.cardfile.http.server.Header;
import dev.cardfile.http.server.Rejection;
import dev.cardfile.http.server.Rejections;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.answer.AnswerWriter;
import java.util.ArrayList;
import java.util.List;

/** Answers, in the API's shape, requests that could not be read as HTTP. */
final class UnreadableRequests implements Rejections {

  /** One for all: other words might quote what was sent. */
  private static final String NOT_HTTP =
      "This is not a valid HTTP/1.1 request. Check the request line, which may have at most 8 KiB, and"
          + " the headers.";

  private static final Header JSON = Header.cached(AnswerSender.CONTENT_TYPE, ApiResponse.JSON);

  private final AnswerWriter writer;
  private final TraceIds traces;
  private final RateHeaders rateHeaders;
  private final CrossOrigin crossOrigin;

  UnreadableRequests(
      AnswerWriter writer, TraceIds traces, RateHeaders rateHeaders, CrossOrigin crossOrigin) {
    this.writer = writer;
    this.traces = traces;
    this.rateHeaders = rateHeaders;
    this.crossOrigin = crossOrigin;
  }

  @Override
  public Answer answer(Rejected request) {
    String traceId = traces.next();
    Problem problem = problem(request.why());
    RequestLog.unreadable(traceId, problem);
    List<Header> headers = new ArrayList<>();
    headers.add(JSON);
    headers.add(Header.of(AnswerSender.TRACE_ID, traceId));
    if (problem instanceof Problem.TooManyConnections(long seconds)) {
      headers.add(Header.of(AnswerSender.RETRY_AFTER, Long.toString(seconds)));
    }
    headers.addAll(rateHeaders.of(null));
    headers.addAll(crossOrigin.headers(request.origin()));
    return new Answer(ProblemText.of(problem).status(), headers, writer.problem(problem, traceId));
  }

  private static Problem problem(Rejection why) {
    return switch (why) {
      case TOO_SLOW -> new Problem.RequestTimeout();
      case HEAD_TOO_LARGE -> new Problem.HeaderTooLarge();
      case TOO_MANY_CONNECTIONS -> new Problem.TooManyConnections(1);
      case NOT_HTTP -> new Problem.MalformedRequest(NOT_HTTP);
    };
  }
}
