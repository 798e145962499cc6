package dev.cardfile.bench;

import java.time.Duration;

/**
 * How a turn goes on before it is measured, because a JVM is slow in its first seconds.
 *
 * @param longest for how long at most
 * @param untilSteady whether it ends as soon as the speed no longer rises
 */
public record Warmup(Duration longest, boolean untilSteady) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Until the speed no longer rises; where it goes on rising, for a minute. */
  public static final Warmup STEADY = new Warmup(PATIENCE, true);

  public static final Warmup NONE = of(Duration.ZERO);

  /** For this long. */
  public static Warmup of(Duration time) {
    return new Warmup(time, false);
  }
}
