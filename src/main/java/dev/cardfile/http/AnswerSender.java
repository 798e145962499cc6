package dev.cardfile.http;

import dev.cardfile.http.server.Header;
import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Response;
import dev.cardfile.wire.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sends answers, with the headers that every answer has. */
final class AnswerSender {

  static final HeaderName CONTENT_TYPE = HeaderName.of("Content-Type");
  static final HeaderName TRACE_ID = HeaderName.of("X-Trace-Id");
  static final HeaderName RETRY_AFTER = HeaderName.of("Retry-After");

  private static final int NO_CONTENT = 204;
  private static final String VARY = "Vary";
  private static final HeaderName ALLOW = HeaderName.of("Allow");
  private static final Header AUTHENTICATE =
      Header.cached(HeaderName.of("WWW-Authenticate"), "Basic realm=\"cardfile\"");

  private final RateHeaders rateHeaders;
  private final CrossOrigin crossOrigin;
  private final Map<String, Header> contentTypes = new ConcurrentHashMap<>();

  AnswerSender(RateHeaders rateHeaders, CrossOrigin crossOrigin) {
    this.rateHeaders = rateHeaders;
    this.crossOrigin = crossOrigin;
  }

  /**
   * Sends an answer.
   *
   * @param problem the problem that the answer reports; null if the request succeeded
   */
  void send(
      Response response,
      RequestContext context,
      ApiResponse.Body answer,
      @Nullable Problem problem) {
    head(response, context, answer.status(), answer.contentType(), answer.headers());
    if (problem != null) {
      problemHeaders(response, problem);
    }
    response.send(answer.bytes());
  }

  /** Sends an answer while its body is being written. Throws whatever the writer throws. */
  void send(Response response, RequestContext context, ApiResponse.Stream answer)
      throws IOException {
    head(response, context, answer.status(), answer.contentType(), answer.headers());
    response.send(answer.writer());
  }

  private void head(
      Response response,
      RequestContext context,
      int status,
      String contentType,
      Map<String, String> headers) {
    response.status(status);
    if (status != NO_CONTENT) {
      response.header(
          contentTypes.computeIfAbsent(contentType, type -> Header.cached(CONTENT_TYPE, type)));
    }
    response.header(TRACE_ID, context.traceId());
    if (!headers.isEmpty()) {
      new TreeMap<>(headers).forEach((name, value) -> response.header(HeaderName.of(name), value));
    }
    rateHeaders.of(context.usage()).forEach(response::header);
    crossOrigin.headers(context.origin(), headers.get(VARY)).forEach(response::header);
  }

  private static void problemHeaders(Response response, Problem problem) {
    if (problem instanceof Problem.MethodNotAllowed(var method, var path, var allowed)) {
      response.header(ALLOW, String.join(", ", allowed));
    }
    if (problem instanceof Problem.InvalidClient) {
      response.header(AUTHENTICATE);
    }
    if (problem instanceof Problem.RateLimited(long seconds)) {
      response.header(RETRY_AFTER, Long.toString(seconds));
    }
    if (problem instanceof Problem.Overloaded(long seconds)) {
      response.header(RETRY_AFTER, Long.toString(seconds));
    }
    if (problem instanceof Problem.TooManyStreams(var most, long seconds)) {
      response.header(RETRY_AFTER, Long.toString(seconds));
    }
    if (problem instanceof Problem.TooManyImports(var most, long seconds)) {
      response.header(RETRY_AFTER, Long.toString(seconds));
    }
    if (problem instanceof Problem.StoreAway(long seconds, var _)) {
      response.header(RETRY_AFTER, Long.toString(seconds));
    }
  }
}
