package dev.cardfile.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * Consecutive intervals of a {@link Curve}, combined.
 *
 * @param from the time since the beginning of the curve
 * @param longestStall the longest time without an answer while at least one was outstanding
 * @param server what the server did in this time; empty if unknown
 */
record CurvePart(
    Duration from,
    Duration length,
    long answers,
    Histogram micros,
    Duration longestStall,
    Optional<ServerSample> server) {

  double perSecond() {
    return answers * 1e9 / length.toNanos();
  }

  double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }

  double maxMillis() {
    return micros.getMaxValue() / 1000.0;
  }

  /** The server's processor time per answer. */
  OptionalDouble cpuMicros() {
    return server
        .filter(sample -> sample.answers() > 0)
        .flatMap(sample -> sample.cpu().map(cpu -> cpu.toNanos() / 1000.0 / sample.answers()))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** The mean duration of a commit; empty if unknown. */
  OptionalDouble commitMillis() {
    return server
        .flatMap(ServerSample::meters)
        .filter(meters -> meters.commits() > 0)
        .map(meters -> OptionalDouble.of(meters.commitSeconds() * 1000 / meters.commits()))
        .orElse(OptionalDouble.empty());
  }
}
