package dev.cardfile.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a turn came to.
 *
 * @param warmup how long it went on before it was measured
 * @param took from the first request that was measured to the last answer
 * @param serverCpu what the server's process used meanwhile
 * @param driverCpu what this process used meanwhile
 * @param writtenBytes what the server had written to disks meanwhile
 * @param meters what the server counted meanwhile
 */
record TurnResult(
    Contender contender,
    Tally tally,
    Duration warmup,
    Duration took,
    Optional<Duration> serverCpu,
    Duration driverCpu,
    OptionalLong writtenBytes,
    Optional<Meters> meters,
    OptionalLong residentBytes) {

  /** How many answers were measured. */
  long answers() {
    return tally.timed();
  }

  double perSecond() {
    return took.isZero() ? 0 : answers() * 1e9 / took.toNanos();
  }
}
