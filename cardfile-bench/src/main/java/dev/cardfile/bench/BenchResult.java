package dev.cardfile.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The figures of a benchmark run. */
public final class BenchResult {

  private static final double MICROS_IN_MILLI = 1000;
  private static final double BYTES_IN_MIB = 1024 * 1024;

  private final Plan plan;
  private final List<TurnResult> loads;
  private final List<TurnResult> turns;

  BenchResult(Plan plan, List<TurnResult> loads, List<TurnResult> turns) {
    this.plan = plan;
    this.loads = List.copyOf(loads);
    this.turns = List.copyOf(turns);
  }

  /** The number of all answers, including those not measured, but without the echo's. */
  public long answers() {
    return upserts().mapToLong(turn -> turn.tally().answers()).sum();
  }

  /** The number of answers that reported a new contact. */
  public long created() {
    return upserts().mapToLong(turn -> turn.tally().created()).sum();
  }

  /** The faults found in answers, one line per kind; empty if all answers were right. */
  public List<String> faults() {
    return Stream.concat(loads.stream(), turns.stream())
        .flatMap(turn ->
            turn.tally().faults().stream().map(fault -> turn.contender().label() + ": " + fault))
        .toList();
  }

  private Stream<TurnResult> upserts() {
    return Stream.concat(
        loads.stream(), turns.stream().filter(turn -> turn.contender() != Contender.ECHO));
  }

  /** The number of requests that were due but could not be sent before their turn ended. */
  public long unsent() {
    return turns.stream().mapToLong(turn -> turn.tally().unsent()).sum();
  }

  /** The mean length of a request, including its head. */
  public int requestBytes() {
    return all().meanRequestBytes();
  }

  /** The mean length of an answer's body. */
  public int answerBodyBytes() {
    return all().meanBodyBytes();
  }

  private Tally all() {
    Tally all = new Tally();
    upserts().forEach(turn -> all.add(turn.tally()));
    return all;
  }

  /** The figures of loading the contacts. */
  public Map<String, @Nullable Object> preload() {
    long answers = loads.stream().mapToLong(TurnResult::answers).sum();
    double seconds = loads.stream().mapToLong(load -> load.took().toNanos()).sum() / 1e9;
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("contacts", answers);
    thing.put("seconds", rounded(seconds));
    thing.put("perSecond", seconds == 0 ? 0.0 : rounded(answers / seconds));
    return thing;
  }

  /** The figures of each turn, in the order in which they ran. */
  public List<Map<String, @Nullable Object>> turns() {
    List<Map<String, @Nullable Object>> things = new ArrayList<>();
    for (TurnResult turn : turns) {
      Summary summary = new Summary(turn.contender(), List.of(turn));
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("server", turn.contender().label());
      thing.put("answers", turn.answers());
      thing.put("warmup", rounded(turn.warmup().toNanos() / 1e9));
      thing.put("seconds", rounded(turn.took().toNanos() / 1e9));
      thing.put("perSecond", rounded(turn.perSecond()));
      thing.put("unsent", turn.tally().unsent());
      addCosts(thing, summary);
      things.add(thing);
    }
    return things;
  }

  /** A row for each server that had turns. */
  public List<Map<String, @Nullable Object>> summaries() {
    List<Map<String, @Nullable Object>> things = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      Summary summary = new Summary(contender, turns);
      if (!summary.isEmpty()) {
        things.add(summary(summary));
      }
    }
    return things;
  }

  private Map<String, @Nullable Object> summary(Summary summary) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("server", summary.contender().label());
    thing.put("perSecond", rounded(summary.perSecond()));
    thing.put("lowest", rounded(summary.lowestPerSecond()));
    thing.put("highest", rounded(summary.highestPerSecond()));
    thing.put("ofEcho", ratio(summary, Contender.ECHO));
    thing.put("ofSingle", ratio(summary, Contender.SINGLE));
    addCosts(thing, summary);
    return thing;
  }

  /** Null where the rate was fixed, since the rate then determines the speed. */
  private @Nullable Object ratio(Summary summary, Contender other) {
    return plan.rate() > 0 || summary.contender() == Contender.HALF
        ? null
        : orNull(summary.ratioTo(other, turns));
  }

  static void addCosts(Map<String, @Nullable Object> thing, Summary summary) {
    Histogram micros = summary.micros();
    thing.put("p50Ms", millis(micros.getValueAtPercentile(50)));
    thing.put("p99Ms", millis(micros.getValueAtPercentile(99)));
    thing.put("p99.9Ms", millis(micros.getValueAtPercentile(99.9)));
    thing.put("maxMs", millis(micros.getMaxValue()));
    thing.put("cpuMicros", orNull(summary.serverCpuMicros()));
    thing.put("driverMicros", orNull(summary.driverCpuMicros()));
    thing.put("writtenBytes", wholeOrNull(summary.writtenBytes()));
    Meters meters = summary.meters().orElse(null);
    thing.put("batch", meters == null ? null : rounded(meters.writes() / meters.commits()));
    thing.put("commitsEach", meters == null ? null : rounded(meters.commits() / meters.writes()));
    thing.put(
        "commitMs",
        meters == null ? null : rounded(meters.commitSeconds() * 1000 / meters.commits()));
    OptionalLong resident = summary.residentBytes();
    thing.put(
        "memoryMib", resident.isEmpty() ? null : Math.round(resident.getAsLong() / BYTES_IN_MIB));
  }

  private static double millis(long micros) {
    return rounded(micros / MICROS_IN_MILLI);
  }

  private static @Nullable Object wholeOrNull(OptionalDouble value) {
    return value.isEmpty() ? null : Math.round(value.getAsDouble());
  }

  static @Nullable Object orNull(OptionalDouble value) {
    return value.isEmpty() ? null : rounded(value.getAsDouble());
  }

  static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : 0;
  }
}
