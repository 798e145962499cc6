package dev.cardfile.http;

import dev.cardfile.store.RetryOutcome;
import dev.cardfile.write.work.SafeRetries;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer as it is kept for whoever sends the same request again, and made of that again. */
final class KeptAnswer {

  static final String REPLAYED = "replayed";

  private static final String ETAG = "ETag";
  private static final Map<String, String> MARK = Map.of("Idempotent-Replayed", "true");

  /** What stands behind the trace, which is the last of every answer. */
  private static final String END = "\"}";

  private KeptAnswer() {}

  /** Whether an answer is kept: not a refusal, after which the request may be done. */
  static boolean isKept(ApiResponse response) {
    return response instanceof ApiResponse.Body body && body.status() < 300;
  }

  /** What is kept of an answer; empty for nothing. */
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

  /** The same answer, with the trace of the request that is answered by it. */
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
