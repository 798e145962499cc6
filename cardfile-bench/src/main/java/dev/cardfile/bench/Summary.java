package dev.cardfile.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The combined figures of all turns of one contender. */
final class Summary {

  private final Contender contender;
  private final List<TurnResult> turns;

  Summary(Contender contender, List<TurnResult> all) {
    this.contender = contender;
    this.turns = of(contender, all);
  }

  private static List<TurnResult> of(Contender contender, List<TurnResult> all) {
    return all.stream().filter(turn -> turn.contender() == contender).toList();
  }

  Contender contender() {
    return contender;
  }

  boolean isEmpty() {
    return turns.isEmpty();
  }

  /** The median over all rounds, which a single disturbance does not shift. */
  double perSecond() {
    return median(rates());
  }

  double lowestPerSecond() {
    return rates().min().orElse(0);
  }

  double highestPerSecond() {
    return rates().max().orElse(0);
  }

  /**
   * The speed as a fraction of another contender's: the median over all rounds of the fraction in
   * each, because the two were driven one right after the other.
   */
  OptionalDouble ratioTo(Contender other, List<TurnResult> all) {
    List<TurnResult> others = of(other, all);
    int rounds = Math.min(turns.size(), others.size());
    return rounds == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            median(
                IntStream.range(0, rounds)
                    .mapToDouble(
                        round -> turns.get(round).perSecond() / others.get(round).perSecond())));
  }

  /** The latencies of all rounds. */
  Histogram micros() {
    Histogram all = new Histogram(turns.getFirst().tally().micros());
    turns.forEach(turn -> all.add(turn.tally().micros()));
    return all;
  }

  long answers() {
    return turns.stream().mapToLong(TurnResult::answers).sum();
  }

  /** The server's processor time per answer; empty if unknown. */
  OptionalDouble serverCpuMicros() {
    return cpuMicros(TurnResult::serverCpu);
  }

  /** The driver's processor time per answer. */
  OptionalDouble driverCpuMicros() {
    return cpuMicros(turn -> Optional.of(turn.driverCpu()));
  }

  private OptionalDouble cpuMicros(Function<TurnResult, Optional<Duration>> cpu) {
    List<Duration> known = turns.stream().flatMap(turn -> cpu.apply(turn).stream()).toList();
    return known.size() < turns.size() || answers() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(known.stream().mapToLong(Duration::toNanos).sum() / 1000.0 / answers());
  }

  /** How many bytes the server wrote to disk per answer; empty if unknown. */
  OptionalDouble writtenBytes() {
    return answers() == 0 || turns.stream().anyMatch(turn -> turn.writtenBytes().isEmpty())
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (double) turns.stream().mapToLong(turn -> turn.writtenBytes().getAsLong()).sum()
                / answers());
  }

  /** The server's transactions during all turns; empty if it does not report them. */
  Optional<Meters> meters() {
    return turns.stream()
        .map(TurnResult::meters)
        .flatMap(Optional::stream)
        .reduce(Meters::and)
        .filter(meters -> meters.commits() > 0 && meters.writes() > 0);
  }

  /** The server's resident memory at the end of the last turn. */
  OptionalLong residentBytes() {
    return turns.getLast().residentBytes();
  }

  private DoubleStream rates() {
    return turns.stream().mapToDouble(TurnResult::perSecond);
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
