package dev.cardfile.http.server;

import java.time.Duration;

/**
 * Limits for the size of a request's body, and for the time that its reader waits for the client.
 *
 * @param maxBytes the largest body, without the framing of chunks
 * @param time how long the reader may wait for each piece
 * @param pieceBytes the size of a piece; the last one may be shorter
 */
public record BodyLimits(long maxBytes, Duration time, long pieceBytes) {

  private static final long STREAMED_PIECE = 16 * 1024;

  /** Returns limits for a body that has to arrive whole within the time. */
  public static BodyLimits whole(long maxBytes, Duration time) {
    return new BodyLimits(maxBytes, time, Long.MAX_VALUE);
  }

  /**
   * Returns limits for a body that may take any time as a whole, as long as 16 KiB arrive within
   * each {@code time}.
   */
  public static BodyLimits streamed(long maxBytes, Duration time) {
    return new BodyLimits(maxBytes, time, STREAMED_PIECE);
  }
}
