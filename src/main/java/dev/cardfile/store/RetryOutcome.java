package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request that was sent with a key, kept so that the same request can be answered
 * again.
 *
 * @param fingerprint tells whether another request is the same; empty in one that is erased
 * @param at when it was kept; milliseconds precision
 * @param contact whom the answer is about; null when it is about several, or nobody
 * @param answer null in one that is erased
 */
public record RetryOutcome(
    RetryKey key,
    String fingerprint,
    Instant at,
    @Nullable ContactId contact,
    @Nullable Answer answer) {

  /**
   * What was answered.
   *
   * @param body all of it but the trace
   * @param etag the header of that name; null when there was none
   */
  public record Answer(int status, String body, @Nullable String etag) {}

  /** What is left of one whose answer tells of a person who was erased: that there was one. */
  public static RetryOutcome erased(RetryKey key, Instant at) {
    return new RetryOutcome(key, "", at, null, null);
  }
}
