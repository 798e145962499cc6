package dev.cardfile.bench;

import java.time.Duration;

/**
 * How long a turn runs before it is measured, because a JVM is slow in its first seconds.
 *
 * @param longest the longest time
 * @param untilSteady whether the warm-up ends as soon as the speed no longer rises
 */
public record Warmup(Duration longest, boolean untilSteady) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Until the speed no longer rises, but a minute at most. */
  public static final Warmup STEADY = new Warmup(PATIENCE, true);

  public static final Warmup NONE = of(Duration.ZERO);

  /** A warm-up of a fixed time. */
  public static Warmup of(Duration time) {
    return new Warmup(time, false);
  }
}
