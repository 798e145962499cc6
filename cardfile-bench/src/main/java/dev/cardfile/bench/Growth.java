package dev.cardfile.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The figures of a benchmark of upserts at growing numbers of contacts. */
public final class Growth {

  private final BenchResult result;
  private final List<Size> sizes;

  /**
   * The turns at one number of contacts.
   *
   * @param before how many contacts there were when the turns began
   * @param after how many there were when they ended: half of the requests create one
   */
  record Size(long before, long after, List<TurnResult> turns) {

    Size {
      turns = List.copyOf(turns);
    }

    private Summary upsert() {
      return new Summary(Contender.UPSERT, turns);
    }

    private OptionalDouble ofEcho() {
      return upsert().ratioTo(Contender.ECHO, turns);
    }

    /** How many echo answers fit into the time of one upsert. */
    private double echoes() {
      return ofEcho().isPresent() ? 1 / ofEcho().getAsDouble() : Double.NaN;
    }

    private double cpuMicros() {
      return upsert().serverCpuMicros().orElse(Double.NaN);
    }
  }

  Growth(BenchResult result, List<Size> sizes) {
    this.result = result;
    this.sizes = sizes.stream().filter(size -> !size.upsert().isEmpty()).toList();
  }

  /** The figures that every benchmark has. */
  public BenchResult result() {
    return result;
  }

  /** A row for each size. */
  public List<Map<String, @Nullable Object>> rows() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Size size : sizes) {
      Summary upsert = size.upsert();
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("contacts", size.before());
      row.put("after", size.after());
      row.put("perSecond", BenchResult.rounded(upsert.perSecond()));
      row.put("ofEcho", BenchResult.orNull(size.ofEcho()));
      row.put("ofFirst", ofFirst(size));
      row.put("p50Ms", millis(upsert, 50));
      row.put("p99Ms", millis(upsert, 99));
      row.put("maxMs", millis(upsert, 100));
      row.put("cpuMicros", BenchResult.orNull(upsert.serverCpuMicros()));
      rows.add(row);
    }
    return rows;
  }

  /** The cost of an upsert, in echo answers, as a multiple of the cost at the first size. */
  private @Nullable Object ofFirst(Size size) {
    double ratio = sizes.getFirst().echoes() / size.echoes();
    return Double.isFinite(ratio) ? BenchResult.rounded(ratio) : null;
  }

  private static double millis(Summary upsert, double percentile) {
    return BenchResult.rounded(upsert.micros().getValueAtPercentile(percentile) / 1000.0);
  }

  /** The cost by number of stored contacts, as an SVG. */
  public String picture() {
    return Picture.svg(
        "Cost of an upsert by number of contacts",
        Picture.Axis.over(
            "stored contacts",
            true,
            sizes.stream()
                .flatMapToDouble(
                    size -> LongStream.of(size.before(), size.after()).asDoubleStream())),
        List.of(
            new Picture.Panel(
                "echo answers in the time of one upsert",
                false,
                List.of(line("echoes", Size::echoes))),
            new Picture.Panel(
                "processor time of the server per answer, microseconds",
                false,
                List.of(line("processor", Size::cpuMicros)))));
  }

  private Picture.Line line(String name, ToDoubleFunction<Size> value) {
    return new Picture.Line(
        name,
        sizes.stream()
            .map(size ->
                new Picture.Point((size.before() + size.after()) / 2.0, value.applyAsDouble(size)))
            .toList());
  }
}
