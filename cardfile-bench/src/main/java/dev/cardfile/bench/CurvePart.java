package dev.cardfile.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * A piece of a {@link Curve}.
 *
 * @param from since the beginning of the curve
 * @param longestStall the longest time without any answer while one was owed
 * @param server what the server did meanwhile; empty where that is not known
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

  /** Processor time of the server for an answer. */
  OptionalDouble cpuMicros() {
    return server
        .filter(sample -> sample.answers() > 0)
        .flatMap(sample -> sample.cpu().map(cpu -> cpu.toNanos() / 1000.0 / sample.answers()))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** How long the commit of a transaction took. */
  OptionalDouble commitMillis() {
    return server
        .flatMap(ServerSample::meters)
        .filter(meters -> meters.commits() > 0)
        .map(meters -> OptionalDouble.of(meters.commitSeconds() * 1000 / meters.commits()))
        .orElse(OptionalDouble.empty());
  }
}
