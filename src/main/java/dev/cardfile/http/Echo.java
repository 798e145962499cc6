package dev.cardfile.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/**
 * Reads a request whole and answers with the headers of an upsert's answer and a body of a given
 * length. No route, no token, no count, no log: the least that a request over HTTP can cost here.
 */
final class Echo implements Handler {

  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Reply.JSON);

  private final RequestBody bodies;
  private final BodyBudget budget = new BodyBudget(Long.MAX_VALUE);
  private final Header trace;
  private final byte[] answer;
  private volatile boolean stopping;

  Echo(RequestBody bodies, String traceId, int answerBytes) {
    this.bodies = bodies;
    this.trace = HeaderValues.createCached(AnswerSender.TRACE_ID, traceId);
    this.answer = text(answerBytes).getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(int length) {
    String start = "{\"echo\":\"";
    String end = "\"}";
    return start + "x".repeat(Math.max(0, length - start.length() - end.length())) + end;
  }

  /** From now on each connection is closed after the answer that is under way. */
  void stop() {
    stopping = true;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    BoundedConnection connection = BoundedConnection.current();
    if (bodies.read(request, connection, BodyKind.JSON, budget.share())
        instanceof RequestBody.Reading.Broken) {
      throw new QuietClose("the request did not come whole");
    }
    connection.bodyRead();
    response.status(Status.OK_200);
    response.header(JSON);
    response.header(trace);
    if (stopping) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    response.send(answer);
    if (stopping) {
      throw new QuietClose("answered");
    }
    connection.answered();
  }
}
