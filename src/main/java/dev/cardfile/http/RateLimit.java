package dev.cardfile.http;

import dev.cardfile.access.Grant;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How often each token may be used, in ten seconds and in a day. A token belongs to one location,
 * so that the limits are per token and location; the tokens of an app count as one.
 */
final class RateLimit {

  static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration DAY = Duration.ofDays(1);

  private final long burst;
  private final long daily;
  private final TimeMeter meter;
  private final Map<String, Buckets> byCaller = new ConcurrentHashMap<>();

  /** The server's clock, for the buckets. */
  private record Meter(InstantSource clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  private record Buckets(@Nullable Bucket burst, @Nullable Bucket daily) {}

  /**
   * What a request's answer says of the limits, -1 for a limit that is off.
   *
   * @param dailyResetMillis until the day's count starts anew
   * @param retryAfterSeconds 0 when the request is within the limits
   */
  record Usage(
      long burstLimit,
      long burstRemaining,
      long dailyLimit,
      long dailyRemaining,
      long dailyResetMillis,
      long retryAfterSeconds) {}

  /**
   * Sets the limits; 0 for none.
   *
   * @param burst requests in ten seconds
   * @param daily requests in a day
   */
  RateLimit(long burst, long daily, InstantSource clock) {
    this.burst = burst;
    this.daily = daily;
    this.meter = new Meter(clock);
  }

  boolean isOn() {
    return burst > 0 || daily > 0;
  }

  /** Counts a request of this caller's, unless a limit refuses it. */
  Usage use(Grant grant) {
    return use(grant.countedAs());
  }

  /** As {@link #use(Grant)}, of whoever is counted under this name. */
  Usage use(String caller) {
    Buckets buckets = byCaller.computeIfAbsent(caller, name -> newBuckets());
    // Together, so that what one limit refuses is not counted by the other.
    synchronized (buckets) {
      boolean refused = isUsedUp(buckets.burst()) || isUsedUp(buckets.daily());
      ConsumptionProbe inInterval = refused ? look(buckets.burst()) : take(buckets.burst());
      ConsumptionProbe inDay = refused ? look(buckets.daily()) : take(buckets.daily());
      return new Usage(
          limit(burst),
          remaining(inInterval),
          limit(daily),
          remaining(inDay),
          inDay == null ? -1 : Duration.ofNanos(inDay.getNanosToWaitForReset()).toMillis(),
          refused ? Math.max(wait(inInterval), wait(inDay)) : 0);
    }
  }

  /** What to say of the limits to somebody unknown, whose requests are not counted. */
  Usage unused() {
    return new Usage(limit(burst), limit(burst), limit(daily), limit(daily), DAY.toMillis(), 0);
  }

  private Buckets newBuckets() {
    return new Buckets(bucket(burst, INTERVAL), bucket(daily, DAY));
  }

  private @Nullable Bucket bucket(long limit, Duration period) {
    if (limit <= 0) {
      return null;
    }
    Bandwidth bandwidth =
        Bandwidth.builder().capacity(limit).refillIntervally(limit, period).build();
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(meter).build();
  }

  private static boolean isUsedUp(@Nullable Bucket bucket) {
    return bucket != null && bucket.getAvailableTokens() < 1;
  }

  private static @Nullable ConsumptionProbe take(@Nullable Bucket bucket) {
    return bucket == null ? null : bucket.tryConsumeAndReturnRemaining(1);
  }

  /** Asks for more than there is: consumes nothing, and the wait is until the next filling. */
  private static @Nullable ConsumptionProbe look(@Nullable Bucket bucket) {
    return bucket == null
        ? null
        : bucket.tryConsumeAndReturnRemaining(bucket.getAvailableTokens() + 1);
  }

  /** In seconds, until a limit that is used up no longer refuses. */
  private static long wait(@Nullable ConsumptionProbe looked) {
    return looked == null || looked.getRemainingTokens() > 0
        ? 0
        : Math.max(
            1, Duration.ofNanos(looked.getNanosToWaitForRefill()).plusMillis(999).toSeconds());
  }

  private static long remaining(@Nullable ConsumptionProbe probe) {
    return probe == null ? -1 : probe.getRemainingTokens();
  }

  private static long limit(long configured) {
    return configured > 0 ? configured : -1;
  }
}
