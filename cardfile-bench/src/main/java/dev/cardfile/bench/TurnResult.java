package dev.cardfile.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The figures of a turn.
 *
 * @param warmup how long the turn ran before it was measured
 * @param took the time from the start of the measurement to the last measured answer
 * @param serverCpu the processor time of the server's process in the turn
 * @param driverCpu the processor time of this process in the turn
 * @param writtenBytes how many bytes the server wrote to disk in the turn
 * @param meters the server's transactions in the turn
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

  /** The number of measured answers. */
  long answers() {
    return tally.timed();
  }

  double perSecond() {
    return took.isZero() ? 0 : answers() * 1e9 / took.toNanos();
  }
}
