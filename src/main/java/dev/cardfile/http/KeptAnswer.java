package dev.cardfile.http;

import dev.cardfile.store.RetryOutcome;
import dev.cardfile.write.work.SafeRetries;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Converts answers to the form in which they are kept for retries, and back. */
final class KeptAnswer {

  static final String REPLAYED = "replayed";

  private static final String ETAG = "ETag";
  private static final Map<String, String> MARK = Map.of("Idempotent-Replayed", "true");

  /** The end of an answer's JSON, after the trace id, which is always its last member. */
  private static final String END = "\"}";

  private KeptAnswer() {}

  /**
   * Reports whether an answer is kept. Error answers are not, so that the request can succeed when
   * it is sent again.
   */
  static boolean isKept(ApiResponse response) {
    return response instanceof ApiResponse.Body body && body.status() < 300;
  }

  /** Returns what to keep of an answer; empty if it is not kept. */
  static Optional<SafeRetries.Kept> of(ApiResponse response, String traceId) {
    if (!isKept(response) || !(response instanceof ApiResponse.Body body)) {
      return Optional.empty();
    }
    String text = new String(body.bytes(), StandardCharsets.UTF_8);
    if (!text.endsWith(traceId + END)) {
      throw new IllegalStateException("an answer that does not end with its trace");
    }
    String kept = text.substring(0, text.length() - traceId.length() - END.length());
    return Optional.of(
        new SafeRetries.Kept(
            body.about(), new RetryOutcome.Answer(body.status(), kept, body.headers().get(ETAG))));
  }

  /** Returns a kept answer with the trace id of the request that it answers now. */
  static ApiResponse replay(RetryOutcome.Answer answer, String traceId) {
    Map<String, String> headers = new TreeMap<>(MARK);
    String etag = answer.etag();
    if (etag != null) {
      headers.put(ETAG, etag);
      headers.put("Vary", ApiResponse.VARY_BY_VERSION);
    }
    byte[] body = (answer.body() + traceId + END).getBytes(StandardCharsets.UTF_8);
    return new ApiResponse.Body(answer.status(), ApiResponse.JSON, body, REPLAYED, headers, null);
  }
}
