package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The kept outcome of a request that was sent with an {@code Idempotency-Key}. A retry of the
 * request gets the same answer.
 *
 * @param fingerprint identifies the request, so that another request with the same key is not taken
 *     for a retry; empty once erased
 * @param at when the outcome was kept, in milliseconds precision
 * @param contact the contact that the answer is about; null if it is about several, or none
 * @param answer null once erased
 */
public record RetryOutcome(
    RetryKey key,
    String fingerprint,
    Instant at,
    @Nullable ContactId contact,
    @Nullable Answer answer) {

  /**
   * The answer that was sent.
   *
   * @param body the whole body except the trace
   * @param etag the {@code ETag} header; null if there was none
   */
  public record Answer(int status, String body, @Nullable String etag) {}

  /**
   * Returns what remains of an outcome whose answer mentions a person who was erased: only that
   * there was an outcome.
   */
  public static RetryOutcome erased(RetryKey key, Instant at) {
    return new RetryOutcome(key, "", at, null, null);
  }
}
