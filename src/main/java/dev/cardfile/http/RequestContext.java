package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.access.Operator;
import dev.cardfile.openapi.Operation;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request while it is served, for the headers of its answer and its log line.
 */
final class RequestContext {

  private static final String UNMATCHED = "unmatched";

  private final String traceId;
  private final String method;
  private final @Nullable String origin;
  private final long startNanos = System.nanoTime();
  private String route = UNMATCHED;
  private @Nullable Operation operation;
  private @Nullable String unroutedPath;
  private @Nullable Grant grant;
  private @Nullable String operator;
  private RateLimit.@Nullable Usage usage;
  private Map<String, Long> counts = Map.of();
  private @Nullable String target;
  private byte @Nullable [] sent;
  private @Nullable Route served;
  private boolean waited;

  /**
   * @param origin the {@code Origin} header; null without one
   */
  RequestContext(String traceId, String method, @Nullable String origin) {
    this.traceId = traceId;
    this.method = method;
    this.origin = origin;
  }

  /** Sets the label of what serves the request, for the log and the metrics. */
  void routedTo(String label) {
    route = label;
  }

  void routedTo(Route found) {
    route = found.label();
    operation = found.operation();
    served = found;
  }

  /**
   * Records that no route was found.
   *
   * @param shape what {@link Routes#shape} returns for the path
   */
  void unrouted(String shape) {
    unroutedPath = shape;
  }

  void calledBy(Grant caller) {
    grant = caller;
  }

  void calledBy(Operator caller) {
    operator = caller.id();
  }

  void uses(RateLimit.Usage rate) {
    usage = rate;
  }

  /** Sets the counts to log for a request of many rows. */
  void counted(Map<String, Long> rows) {
    counts = rows;
  }

  /** Keeps path and query for the request journal, as they were sent. */
  void askedFor(String path, @Nullable String query) {
    target = query == null ? path : path + "?" + query;
  }

  /** Returns path and query as kept for the request journal; null if they are not kept. */
  @Nullable String target() {
    return target;
  }

  /** Keeps a body, or the beginning of it, for the request journal. */
  void sent(byte[] body) {
    sent = body;
  }

  /** Records that the request waited for an event, or for a client that reads a stream. */
  void waited() {
    waited = true;
  }

  /**
   * Reports whether the request's duration measures the server's speed, because the request did not
   * wait.
   */
  boolean isTimed() {
    return !waited;
  }

  /** Returns the body as kept for the request journal; null if it is not kept. */
  byte @Nullable [] sent() {
    return sent;
  }

  /** Returns the route that serves the request; null if none has been found. */
  @Nullable Route served() {
    return served;
  }

  Map<String, Long> counts() {
    return counts;
  }

  String traceId() {
    return traceId;
  }

  /** Returns the method as it was sent, which may be any text. */
  String method() {
    return method;
  }

  @Nullable String origin() {
    return origin;
  }

  /** Returns the route's label. It is never the path itself, which may hold anything. */
  String route() {
    return route;
  }

  /** Returns the operation that the request calls; null if it has no route. */
  @Nullable Operation operation() {
    return operation;
  }

  /** Returns the path's {@linkplain Routes#shape shape} if no route was found; otherwise null. */
  @Nullable String unroutedPath() {
    return unroutedPath;
  }

  @Nullable Grant grant() {
    return grant;
  }

  /** Returns the id of the operator who sent the request; null for all other callers. */
  @Nullable String operator() {
    return operator;
  }

  RateLimit.@Nullable Usage usage() {
    return usage;
  }

  /** Returns when the request began, in {@link System#nanoTime}. */
  long began() {
    return startNanos;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
