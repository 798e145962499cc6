package dev.cardfile.wire.operator;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that the server has answered.
 *
 * @param seq a number that rises by one with each request
 * @param route the name of the route in the log and the metrics
 * @param outcome the outcome in a word
 * @param location null if the request was refused before its location was known
 * @param caller the id of the token or of the operator; null if not known
 * @param target path and query as they were sent; null if they are not kept
 * @param sent the body of the request; null if there was none, or it is not kept
 * @param answered the body of the answer; null likewise
 */
public record SeenRequest(
    long seq,
    Instant at,
    String traceId,
    String method,
    String route,
    int status,
    String outcome,
    long micros,
    @Nullable LocationId location,
    @Nullable String caller,
    @Nullable String target,
    @Nullable Body sent,
    @Nullable Body answered) {

  /**
   * The part of a body that is kept.
   *
   * @param isCut whether the body was longer
   */
  public record Body(String text, boolean isCut) {}

  /** Returns this request without anything that may contain personal data. */
  public SeenRequest withoutContent() {
    return new SeenRequest(
        seq, at, traceId, method, route, status, outcome, micros, location, caller, null, null,
        null);
  }

  /** Returns about how much memory this request takes, in bytes. */
  public int weight() {
    return 500 + 2 * ((target == null ? 0 : target.length()) + length(sent) + length(answered));
  }

  private static int length(@Nullable Body body) {
    return body == null ? 0 : body.text().length();
  }
}
