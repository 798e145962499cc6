package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Grant;
import dev.cardfile.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private static final long OFF = -1;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final TestClock clock = new TestClock(Instant.parse("2026-11-25T12:00:00Z"));

  @Test
  void isOffByDefault() {
    assertThat(new RateLimit(0, 0, clock).isOn()).isFalse();
    assertThat(new RateLimit(1, 0, clock).isOn()).isTrue();
    assertThat(new RateLimit(0, 1, clock).isOn()).isTrue();
  }

  @Test
  void countsDownAndRefillsAfterTenSeconds() {
    RateLimit limit = new RateLimit(2, 0, clock);
    assertThat(use(limit, "a")).isEqualTo(usage(2, 1, OFF, OFF, OFF, 0));
    clock.advance(Duration.ofMillis(3500));
    assertThat(use(limit, "a")).isEqualTo(usage(2, 0, OFF, OFF, OFF, 0));
    // 6.5 seconds are left, rounded up so that a client that waits for this long is served.
    assertThat(use(limit, "a")).isEqualTo(usage(2, 0, OFF, OFF, OFF, 7));
    clock.advance(Duration.ofMillis(6499));
    assertThat(use(limit, "a")).isEqualTo(usage(2, 0, OFF, OFF, OFF, 1));
    clock.advance(Duration.ofMillis(1));
    assertThat(use(limit, "a")).isEqualTo(usage(2, 1, OFF, OFF, OFF, 0));
  }

  @Test
  void refillsOnceADay() {
    RateLimit limit = new RateLimit(0, 2, clock);
    assertThat(use(limit, "a")).isEqualTo(usage(OFF, OFF, 2, 1, DAY, 0));
    clock.advance(Duration.ofHours(23));
    long hour = Duration.ofHours(1).toMillis();
    assertThat(use(limit, "a")).isEqualTo(usage(OFF, OFF, 2, 0, hour, 0));
    assertThat(use(limit, "a")).isEqualTo(usage(OFF, OFF, 2, 0, hour, 3600));
    clock.advance(Duration.ofHours(1));
    assertThat(use(limit, "a")).isEqualTo(usage(OFF, OFF, 2, 1, DAY, 0));
  }

  @Test
  void doesNotCountWhatTheOtherLimitRefuses() {
    RateLimit limit = new RateLimit(1, 2, clock);
    use(limit, "a");
    for (int i = 0; i < 100; i++) {
      assertThat(use(limit, "a")).isEqualTo(usage(1, 0, 2, 1, DAY, 10));
    }
    clock.advance(Duration.ofSeconds(10));
    assertThat(use(limit, "a")).isEqualTo(usage(1, 0, 2, 0, DAY - 10_000, 0));
    clock.advance(Duration.ofSeconds(10));
    assertThat(use(limit, "a")).isEqualTo(usage(1, 1, 2, 0, DAY - 20_000, 86_380));
  }

  @Test
  void countsEachTokenByItself() {
    RateLimit limit = new RateLimit(1, 0, clock);
    assertThat(use(limit, "a").retryAfterSeconds()).isZero();
    assertThat(use(limit, "b").retryAfterSeconds()).isZero();
    assertThat(use(limit, "a").retryAfterSeconds()).isEqualTo(10);
  }

  @Test
  void doesNotSaveUpWhatWasNotUsed() {
    RateLimit limit = new RateLimit(2, 0, clock);
    use(limit, "a");
    clock.advance(Duration.ofHours(1));
    assertThat(use(limit, "a").burstRemaining()).isEqualTo(1);
  }

  /** Periods are counted from the first use, whatever happens later. */
  @Test
  void keepsThePeriodsOfTheFirstUse() {
    RateLimit limit = new RateLimit(2, 2, clock);
    use(limit, "a");
    clock.advance(Duration.ofDays(3).plusSeconds(14));
    assertThat(use(limit, "a")).isEqualTo(usage(2, 1, 2, 1, DAY - 14_000, 0));
    assertThat(use(limit, "a")).isEqualTo(usage(2, 0, 2, 0, DAY - 14_000, 0));
    assertThat(use(limit, "a").retryAfterSeconds()).isEqualTo(86_386);
    clock.advance(Duration.ofDays(1).minusSeconds(14));
    assertThat(use(limit, "a")).isEqualTo(usage(2, 1, 2, 1, DAY, 0));
  }

  @Test
  void refusesNobodyForAClockThatStepsBack() {
    RateLimit limit = new RateLimit(1, 0, clock);
    use(limit, "a");
    clock.advance(Duration.ofHours(-1));
    assertThat(use(limit, "a").retryAfterSeconds()).isZero();
    assertThat(use(limit, "a").retryAfterSeconds()).isEqualTo(10);
    use(limit, "b");
    clock.advance(Duration.ofSeconds(10));
    assertThat(use(limit, "b").retryAfterSeconds()).isZero();
  }

  private static RateLimit.Usage usage(
      long burst, long left, long daily, long dailyLeft, long dailyReset, long wait) {
    return new RateLimit.Usage(burst, left, daily, dailyLeft, dailyReset, wait);
  }

  private static RateLimit.Usage use(RateLimit limit, String token) {
    Grant grant = new Grant(token, RunningServer.LOCATION, Set.of(Scope.CONTACTS_WRITE));
    return limit.use(grant.countedAs(), 1);
  }
}
