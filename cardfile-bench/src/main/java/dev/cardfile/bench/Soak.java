package dev.cardfile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of a long run, over time. */
public final class Soak {

  private static final Duration LONGEST_PART = Duration.ofMinutes(5);
  private static final int PARTS = 6;

  private final BenchResult result;
  private final Curve curve;

  Soak(BenchResult result, Curve curve) {
    this.result = result;
    this.curve = curve;
  }

  /** The figures that every benchmark has. */
  public BenchResult result() {
    return result;
  }

  /** The figures of each interval. */
  public List<Map<String, @Nullable Object>> points() {
    return parts().stream().map(Soak::point).toList();
  }

  private List<CurvePart> parts() {
    List<CurvePart> parts = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      parts.add(curve.part(i, i + 1));
    }
    return parts;
  }

  private static Map<String, @Nullable Object> point(CurvePart part) {
    Map<String, @Nullable Object> point = new LinkedHashMap<>();
    point.put("second", part.from().toSeconds());
    point.put("answers", part.answers());
    addFigures(point, part);
    return point;
  }

  private static void addFigures(Map<String, @Nullable Object> thing, CurvePart part) {
    thing.put("perSecond", BenchResult.rounded(part.perSecond()));
    thing.put("p50Ms", BenchResult.rounded(part.millis(50)));
    thing.put("p99Ms", BenchResult.rounded(part.millis(99)));
    thing.put("maxMs", BenchResult.rounded(part.maxMillis()));
    thing.put("longestStallMs", BenchResult.rounded(part.longestStall().toNanos() / 1e6));
    thing.put("cpuMicros", BenchResult.orNull(part.cpuMicros()));
    thing.put("commitMs", BenchResult.orNull(part.commitMillis()));
  }

  /**
   * The figures of the first and the last part of the run. A part is five minutes, or a sixth of
   * the run if that is less.
   */
  public List<Map<String, @Nullable Object>> firstAndLast() {
    return curve.size() == 0 ? List.of() : List.of(row("first", first()), row("last", last()));
  }

  private static Map<String, @Nullable Object> row(String name, CurvePart part) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("part", "%s %d s".formatted(name, part.length().toSeconds()));
    addFigures(row, part);
    return row;
  }

  /**
   * The speed of the last part as a multiple of the first's; empty if nothing was answered in the
   * first.
   */
  public OptionalDouble lastOfFirst() {
    return curve.size() == 0 || first().answers() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(last().perSecond() / first().perSecond());
  }

  /**
   * The longest time without an answer, in milliseconds, and the start of the interval in which it
   * ended, in seconds; empty if nothing was measured.
   */
  public Map<String, @Nullable Object> longestStall() {
    Map<String, @Nullable Object> stall = new LinkedHashMap<>();
    parts().stream()
        .max((one, other) -> one.longestStall().compareTo(other.longestStall()))
        .ifPresent(part -> {
          stall.put("ms", BenchResult.rounded(part.longestStall().toNanos() / 1e6));
          stall.put("second", part.from().toSeconds());
        });
    return stall;
  }

  private CurvePart first() {
    return curve.part(0, partSize());
  }

  private CurvePart last() {
    return curve.part(curve.size() - partSize(), curve.size());
  }

  private int partSize() {
    long most = LONGEST_PART.dividedBy(curve.interval());
    return (int) Math.clamp(curve.size() / PARTS, 1, Math.max(1, most));
  }

  /** The figures over time, as an SVG. */
  public String picture() {
    double end = curve.size() * (double) curve.interval().toSeconds();
    return Picture.svg(
        "Upserts over time",
        new Picture.Axis("seconds", false, 0, Math.max(1, end)),
        List.of(
            new Picture.Panel(
                "answers per second", false, List.of(line("answers", CurvePart::perSecond))),
            new Picture.Panel(
                "milliseconds",
                true,
                List.of(
                    line("median", part -> part.millis(50)),
                    line("99 % within", part -> part.millis(99)),
                    line("longest", CurvePart::maxMillis))),
            new Picture.Panel(
                "processor time of the server per answer, microseconds",
                false,
                List.of(line("processor", part -> part.cpuMicros().orElse(Double.NaN)))),
            new Picture.Panel(
                "duration of a commit, milliseconds",
                false,
                List.of(line("commit", part -> part.commitMillis().orElse(Double.NaN))))));
  }

  private Picture.Line line(String name, ToDoubleFunction<CurvePart> value) {
    double middle = curve.interval().toSeconds() / 2.0;
    return new Picture.Line(
        name,
        parts().stream()
            .map(part ->
                new Picture.Point(part.from().toSeconds() + middle, value.applyAsDouble(part)))
            .toList());
  }
}
