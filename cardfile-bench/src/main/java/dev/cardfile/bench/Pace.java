package dev.cardfile.bench;

/**
 * Says when the requests of a turn are to start. Times are those of {@link System#nanoTime}.
 *
 * <p>At a fixed rate a request is due at its time, whether or not a connection is free for it, and
 * its latency counts from then: if it had to wait because the server stalled, that is the server's.
 */
final class Pace {

  /** Nothing is due any more. */
  static final long OVER = Long.MIN_VALUE;

  /** Nothing is due before {@link #nextDue}. */
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
   * A turn that starts then.
   *
   * @param rate requests in a second; 0 for as fast as the answers come
   * @param limit how many requests are measured at most; 0 for no limit
   */
  Pace(long start, long warmupNanos, long measuredNanos, int rate, long limit) {
    this.start = start;
    this.measuredFrom = start + warmupNanos;
    this.measuredNanos = measuredNanos;
    this.rate = rate;
    this.limit = limit == 0 ? Long.MAX_VALUE : limit;
  }

  /** From now on requests are measured, however long the warm-up was to be. */
  void measureFrom(long now) {
    measuredFrom = now;
  }

  /**
   * Takes the next request, if one is due.
   *
   * @return when it was due, which may be long ago; or {@link #NOT_YET}, or {@link #OVER}
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
   * Takes the next request that was due before the end, though it is over: at a fixed rate there
   * are such when the server did not keep up.
   *
   * @return when it was due, or {@link #OVER}
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

  /** When the next request is due, at a fixed rate. */
  long nextDue() {
    return start + taken / rate * SECOND + taken % rate * SECOND / rate;
  }

  /** Whether a request that was due then counts. */
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
