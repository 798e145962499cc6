package dev.cardfile.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The figures of a benchmark of batches and imports. */
public final class Bulk {

  private final int rate;
  private final BenchResult result;
  private final List<Size> sizes;

  /**
   * The turns at one size of the location.
   *
   * @param there how many contacts the location had before the first turn; 0 if each turn had an
   *     empty location
   * @param beside how many contacts were created by load outside these turns, such as the batches
   *     beside which single upserts are measured
   */
  record Size(long there, List<TurnResult> turns, long beside) {

    Size {
      turns = List.copyOf(turns);
    }

    /** The number of contacts created at this size. */
    long created() {
      return beside + turns.stream().mapToLong(turn -> turn.tally().created()).sum();
    }

    private Summary of(Contender contender) {
      return new Summary(contender, turns);
    }
  }

  /**
   * The result of a run.
   *
   * @param rate how many single upserts per second were due, alone and beside batches
   */
  Bulk(int rate, BenchResult result, List<Size> sizes) {
    this.rate = rate;
    this.result = result;
    this.sizes = List.copyOf(sizes);
  }

  /** The figures that every benchmark has. */
  public BenchResult result() {
    return result;
  }

  /** A row for each size and each way of writing contacts. */
  public List<Map<String, @Nullable Object>> rows() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Size size : sizes) {
      for (Contender contender : Contender.values()) {
        Summary summary = size.of(contender);
        if (!summary.isEmpty()) {
          rows.add(row(size, summary));
        }
      }
    }
    return rows;
  }

  private static Map<String, @Nullable Object> row(Size size, Summary summary) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("contacts", size.there());
    row.put("way", summary.contender().label());
    row.put("perSecond", BenchResult.rounded(summary.perSecond()));
    row.put("lowest", BenchResult.rounded(summary.lowestPerSecond()));
    row.put("highest", BenchResult.rounded(summary.highestPerSecond()));
    boolean fast =
        summary.contender() != Contender.ALONE && summary.contender() != Contender.BESIDE;
    row.put(
        "ofUpsert",
        fast ? BenchResult.orNull(summary.ratioTo(Contender.UPSERT, size.turns())) : null);
    BenchResult.addCosts(row, summary);
    if (summary.contender() == Contender.BESIDE) {
      // The batches share the processors and the disk, so these figures are not those of single
      // upserts.
      List.of("cpuMicros", "driverMicros", "writtenBytes", "batch", "commitsEach", "commitMs")
          .forEach(name -> row.put(name, null));
    }
    row.remove("commitsEach");
    row.remove("p99.9Ms");
    return row;
  }

  /** One sentence for each size, comparing single upserts alone with those beside batches. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Size size : sizes) {
      OptionalDouble ratio = besideOfAlone(size);
      if (ratio.isPresent()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%,d contacts in the location: %,d upserts in a second had a p99 of %.1f ms, and"
                    + " beside batches of %.1f ms, %.2f times that.",
                size.there(),
                rate,
                p99(size.of(Contender.ALONE)),
                p99(size.of(Contender.BESIDE)),
                ratio.getAsDouble()));
      }
    }
    return lines;
  }

  /**
   * The p99 of single upserts beside batches as a multiple of their p99 alone, one element for each
   * size; null where it was not measured.
   */
  public List<@Nullable Double> besideOfAlone() {
    List<@Nullable Double> ratios = new ArrayList<>();
    for (Size size : sizes) {
      OptionalDouble ratio = besideOfAlone(size);
      ratios.add(ratio.isPresent() ? BenchResult.rounded(ratio.getAsDouble()) : null);
    }
    return ratios;
  }

  private static OptionalDouble besideOfAlone(Size size) {
    Summary alone = size.of(Contender.ALONE);
    Summary beside = size.of(Contender.BESIDE);
    return alone.isEmpty() || beside.isEmpty() || p99(alone) == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(p99(beside) / p99(alone));
  }

  private static double p99(Summary summary) {
    return summary.micros().getValueAtPercentile(99) / 1000.0;
  }
}
