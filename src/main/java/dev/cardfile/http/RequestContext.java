package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.access.Operator;
import dev.cardfile.openapi.Operation;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes known of one request while it is served, for its answer's headers and its log line.
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
   * @param origin of the page that sends the request; null when a browser names none
   */
  RequestContext(String traceId, String method, @Nullable String origin) {
    this.traceId = traceId;
    this.method = method;
    this.origin = origin;
  }

  /** By the label that the log and the metrics have for what serves it. */
  void routedTo(String label) {
    route = label;
  }

  void routedTo(Route found) {
    route = found.label();
    operation = found.operation();
    served = found;
  }

  /** No route is found; {@code shape} is what {@link Routes#shape} tells of the path. */
  void routedNowhere(String shape) {
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

  /** By what is counted in a request of many rows. */
  void counted(Map<String, Long> rows) {
    counts = rows;
  }

  /** By its path and query, as they were sent. */
  void askedFor(String path, @Nullable String query) {
    target = query == null ? path : path + "?" + query;
  }

  /** What is kept of path and query; null where that is nothing. */
  @Nullable String target() {
    return target;
  }

  /** By what is kept of a body that was read whole. */
  void sent(byte[] body) {
    sent = body;
  }

  /** For something to happen, or for a client that reads a stream. */
  void waited() {
    waited = true;
  }

  /** Whether its time tells how fast the server is. */
  boolean isTimed() {
    return !waited;
  }

  /** What is kept of the body; null where that is nothing. */
  byte @Nullable [] sent() {
    return sent;
  }

  /** The route that serves it; null as long as there is none. */
  @Nullable Route served() {
    return served;
  }

  Map<String, Long> counts() {
    return counts;
  }

  String traceId() {
    return traceId;
  }

  /** As sent: it may be anything. */
  String method() {
    return method;
  }

  @Nullable String origin() {
    return origin;
  }

  /** The route's label, never the path itself, which may hold anything. */
  String route() {
    return route;
  }

  /** What the request is for; null as long as it has no route. */
  @Nullable Operation operation() {
    return operation;
  }

  /** What may be told of the path when no route is found. */
  @Nullable String unroutedPath() {
    return unroutedPath;
  }

  @Nullable Grant grant() {
    return grant;
  }

  /** The operator who calls a route for operators; null for all others. */
  @Nullable String operator() {
    return operator;
  }

  RateLimit.@Nullable Usage usage() {
    return usage;
  }

  /** When it began, as {@link System#nanoTime} has it. */
  long began() {
    return startNanos;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
