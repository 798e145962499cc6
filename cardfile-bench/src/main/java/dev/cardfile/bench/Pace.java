package dev.cardfile.bench;

/**
 * Decides when each request of a turn starts. Times are those of {@link System#nanoTime}.
 *
 * <p>At a fixed rate a request is due at its time, whether or not a connection is free for it, and
 * its latency counts from then: a wait caused by a stalled server counts as the server's.
 */
final class Pace {

  /** Returned when no further request is due. */
  static final long OVER = Long.MIN_VALUE;

  /** Returned when no request is due before {@link #nextDue}. */
  static final long NOT_YET = Long.MIN_VALUE + 1;

  private static final long SECOND = 1_000_000_000L;

  private final long start;
  private final long measuredNanos;
  private final int rate;
  private final long limit;
  private volatile long measuredFrom;
  private long taken;
  private long measured;

  /**
   * Starts a turn.
   *
   * @param start when the turn starts
   * @param rate requests per second; 0 to send each as soon as the last one is answered
   * @param limit how many requests are measured at most; 0 for no limit
   */
  Pace(long start, long warmupNanos, long measuredNanos, int rate, long limit) {
    this.start = start;
    this.measuredFrom = start + warmupNanos;
    this.measuredNanos = measuredNanos;
    this.rate = rate;
    this.limit = limit == 0 ? Long.MAX_VALUE : limit;
  }

  /** Ends the warm-up now, however long it was to be. */
  void measureFrom(long now) {
    measuredFrom = now;
  }

  /**
   * Takes the next request, if one is due.
   *
   * @return when the request was due, which may be long ago; or {@link #NOT_YET}, or {@link #OVER}
   */
  long take(long now) {
    long due = rate == 0 ? now : nextDue();
    if (now - end() >= 0 || due - end() >= 0 || measured == limit) {
      return OVER;
    }
    if (due - now > 0) {
      return NOT_YET;
    }
    taken++;
    if (isMeasured(due)) {
      measured++;
    }
    return due;
  }

  /**
   * Takes the next request that was due before the end of the turn but never sent. There are such
   * requests at a fixed rate, if the server did not keep up.
   *
   * @return when the request was due, or {@link #OVER}
   */
  long takeUnsent() {
    long due = rate == 0 ? end() : nextDue();
    if (due - end() >= 0 || measured == limit) {
      return OVER;
    }
    taken++;
    if (isMeasured(due)) {
      measured++;
    }
    return due;
  }

  /** When the next request is due, at a fixed rate only. */
  long nextDue() {
    return start + taken / rate * SECOND + taken % rate * SECOND / rate;
  }

  /** Reports whether a request that was due at this time is measured. */
  boolean isMeasured(long due) {
    return due - measuredFrom >= 0;
  }

  long start() {
    return start;
  }

  long measuredFrom() {
    return measuredFrom;
  }

  long end() {
    return measuredFrom + measuredNanos;
  }
}
