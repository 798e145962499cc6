package dev.cardfile.http;

import dev.cardfile.http.body.BodyBudget;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.http.body.RequestBody;
import dev.cardfile.http.server.Handler;
import dev.cardfile.http.server.Header;
import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import dev.cardfile.http.server.Response;
import java.nio.charset.StandardCharsets;

/**
 * Reads each request completely, and answers with the headers of an upsert's answer and a body of a
 * fixed length. Without routes, tokens, metrics or a log, this is the least that a request can cost
 * on this HTTP server.
 */
final class Echo implements Handler {

  private static final Header JSON = Header.cached(AnswerSender.CONTENT_TYPE, ApiResponse.JSON);

  private static final Header TAG = Header.cached(HeaderName.of("ETag"), "\"1\"");
  private static final Header VARIES =
      Header.cached(HeaderName.of("Vary"), ApiResponse.VARY_BY_VERSION);

  private final RequestBody bodies;
  private final BodyBudget budget = new BodyBudget(Long.MAX_VALUE);
  private final Header trace;
  private final byte[] answer;

  Echo(RequestBody bodies, String traceId, int answerBytes) {
    this.bodies = bodies;
    this.trace = Header.cached(AnswerSender.TRACE_ID, traceId);
    this.answer = text(answerBytes).getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(int length) {
    String start = "{\"echo\":\"";
    String end = "\"}";
    return start + "x".repeat(Math.max(0, length - start.length() - end.length())) + end;
  }

  /** Sends no answer unless the body of the request was read completely. */
  @Override
  public void handle(Request request, Response response) {
    if (bodies.read(request, BodyKind.JSON, budget.share()) instanceof RequestBody.Reading.Whole) {
      response.status(200);
      response.header(JSON);
      response.header(trace);
      response.header(TAG);
      response.header(VARIES);
      response.send(answer);
    }
  }
}
