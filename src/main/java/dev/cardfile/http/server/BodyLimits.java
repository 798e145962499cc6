package dev.cardfile.http.server;

import java.time.Duration;

/**
 * How much a request's body may be, and how long the client may keep a reader waiting.
 *
 * @param maxBytes without the framing of chunks
 * @param time for each piece
 * @param pieceBytes how much has to come in this time, unless the body ends sooner
 */
public record BodyLimits(long maxBytes, Duration time, long pieceBytes) {

  private static final long STREAMED_PIECE = 16 * 1024;

  /** For a body that has to arrive whole within the time. */
  public static BodyLimits whole(long maxBytes, Duration time) {
    return new BodyLimits(maxBytes, time, Long.MAX_VALUE);
  }

  /** For a body that may take as long as it likes, while 16 KiB arrive within each such time. */
  public static BodyLimits streamed(long maxBytes, Duration time) {
    return new BodyLimits(maxBytes, time, STREAMED_PIECE);
  }
}
