package dev.cardfile.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits how often each token may be used, in ten seconds and in a day. A token belongs to one
 * location, so that the limits are per token and location; the tokens of an app for a location
 * count as one.
 */
final class RateLimit {

  static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration DAY = Duration.ofDays(1);
  private static final long OFF = -1;

  private final long burst;
  private final long daily;
  private final InstantSource clock;
  private final Map<String, Counters> byCaller = new ConcurrentHashMap<>();

  private record Counters(Counter burst, Counter daily) {}

  /** A counter with a limit, which starts again at 0 in each period from its first use on. */
  private static final class Counter {

    private final long limit;
    private final long period;
    private long begun;
    private long used;

    Counter(long limit, Duration period, long now) {
      this.limit = limit;
      this.period = period.toMillis();
      this.begun = now;
    }

    /**
     * Starts a new period if the current one is over, or if the clock was set back: otherwise
     * callers would wait for the clock to catch up.
     */
    void moveTo(long now) {
      long elapsed = now - begun;
      if (elapsed < 0 || elapsed >= period) {
        begun = elapsed < 0 ? now : now - elapsed % period;
        used = 0;
      }
    }

    boolean refuses(int more) {
      return limit != OFF && used + more > limit;
    }

    long remaining() {
      return limit == OFF ? OFF : limit - used;
    }

    long millisLeft(long now) {
      return begun + period - now;
    }

    /** Returns for how many seconds this many requests are refused; 0 if they are allowed. */
    long refusesFor(int more, long now) {
      return refuses(more) ? Duration.ofMillis(millisLeft(now)).plusMillis(999).toSeconds() : 0;
    }
  }

  /**
   * The state of the limits after a request. Its values are -1 for a limit that is off.
   *
   * @param dailyResetMillis the time until the daily count starts again at 0
   * @param retryAfterSeconds 0 if the request is within the limits
   */
  record Usage(
      long burstLimit,
      long burstRemaining,
      long dailyLimit,
      long dailyRemaining,
      long dailyResetMillis,
      long retryAfterSeconds) {}

  /**
   * Creates a rate limit; 0 turns a limit off.
   *
   * @param burst requests in ten seconds
   * @param daily requests in a day
   */
  RateLimit(long burst, long daily, InstantSource clock) {
    this.burst = burst > 0 ? burst : OFF;
    this.daily = daily > 0 ? daily : OFF;
    this.clock = clock;
  }

  boolean isOn() {
    return burst != OFF || daily != OFF;
  }

  /**
   * Counts either all of these requests, or none if they exceed a limit. More requests at once than
   * a limit allows in a whole period are never accepted.
   *
   * @param caller the name that the sender's requests are counted under
   */
  Usage use(String caller, int requests) {
    long now = clock.millis();
    Counters counters = byCaller.computeIfAbsent(caller, name -> newCounters(now));
    Counter interval = counters.burst();
    Counter day = counters.daily();
    // Both counters together: what one limit refuses must not be counted by the other.
    synchronized (counters) {
      interval.moveTo(now);
      day.moveTo(now);
      long wait = Math.max(interval.refusesFor(requests, now), day.refusesFor(requests, now));
      if (wait == 0) {
        interval.used += requests;
        day.used += requests;
      }
      return new Usage(
          burst,
          interval.remaining(),
          daily,
          day.remaining(),
          daily == OFF ? OFF : day.millisLeft(now),
          wait);
    }
  }

  private Counters newCounters(long now) {
    return new Counters(new Counter(burst, INTERVAL, now), new Counter(daily, DAY, now));
  }

  /** Returns the limits for an unknown caller, whose requests are not counted. */
  Usage unused() {
    return new Usage(burst, burst, daily, daily, daily == OFF ? OFF : DAY.toMillis(), 0);
  }
}
