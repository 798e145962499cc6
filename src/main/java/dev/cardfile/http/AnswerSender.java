package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Puts an answer on the wire, with the headers that every answer has. */
final class AnswerSender {

  static final HeaderName TRACE_ID = HeaderNames.create("X-Trace-Id");
  private static final Status PAYLOAD_TOO_LARGE = Status.create(413, "Payload Too Large");
  private static final Status UNPROCESSABLE_ENTITY = Status.create(422, "Unprocessable Entity");

  private final RateHeaders rateHeaders;
  private final Map<String, Header> contentTypes = new ConcurrentHashMap<>();

  AnswerSender(RateHeaders rateHeaders) {
    this.rateHeaders = rateHeaders;
  }

  /**
   * Sends an answer.
   *
   * @param problem what is wrong; null when nothing is
   * @param close whether the client is told that the connection ends
   */
  void send(
      ServerRequest request,
      ServerResponse response,
      Exchange exchange,
      Reply.Body answer,
      @Nullable Problem problem,
      boolean close) {
    response.status(status(answer.status()));
    response.header(
        contentTypes.computeIfAbsent(
            answer.contentType(),
            type -> HeaderValues.createCached(HeaderNames.CONTENT_TYPE, type)));
    response.header(TRACE_ID, exchange.traceId());
    if (!answer.headers().isEmpty()) {
      new TreeMap<>(answer.headers())
          .forEach((name, value) -> response.header(HeaderNames.create(name), value));
    }
    if (problem != null) {
      problemHeaders(response, problem);
    }
    rateHeaders.of(exchange.usage()).forEach(response::header);
    if (close) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, answer.bytes().length));
      response.send();
    } else {
      response.send(answer.bytes());
    }
  }

  /** With the reason phrases that the bodies have, where Helidon has newer ones. */
  private static Status status(int code) {
    return switch (code) {
      case 413 -> PAYLOAD_TOO_LARGE;
      case 422 -> UNPROCESSABLE_ENTITY;
      default -> Status.create(code);
    };
  }

  private static void problemHeaders(ServerResponse response, Problem problem) {
    if (problem instanceof Problem.MethodNotAllowed(var method, var path, var allowed)) {
      response.header(HeaderNames.ALLOW, String.join(", ", allowed));
    }
    if (problem instanceof Problem.InvalidClient) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"cardfile\"");
    }
    if (problem instanceof Problem.RateLimited(long seconds)) {
      response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
    }
    if (problem instanceof Problem.Overloaded(long seconds)) {
      response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
    }
    if (problem instanceof Problem.StoreAway(long seconds, var _)) {
      response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
    }
  }
}
