package dev.cardfile.wire.operator;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that the server has answered.
 *
 * @param seq rises by one with each
 * @param route as the log and the metrics call it
 * @param outcome what came of it, in a word
 * @param location null where it was refused before that was known
 * @param caller the id of the token, or of the operator; null where that is not known
 * @param target path and query as they were sent; null where they are not kept
 * @param sent the body; null where there is none, or it is not kept
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
   * What is kept of a body.
   *
   * @param isCut whether there was more of it
   */
  public record Body(String text, boolean isCut) {}

  /** The same, of which nothing is kept that may tell of a person. */
  public SeenRequest withoutContent() {
    return new SeenRequest(
        seq, at, traceId, method, route, status, outcome, micros, location, caller, null, null,
        null);
  }

  /** How much memory it takes, about. */
  public int weight() {
    return 500 + 2 * ((target == null ? 0 : target.length()) + length(sent) + length(answered));
  }

  private static int length(@Nullable Body body) {
    return body == null ? 0 : body.text().length();
  }
}
