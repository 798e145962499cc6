package dev.cardfile.bench.command;

import dev.cardfile.bench.Bulk;
import dev.cardfile.bench.Growth;
import dev.cardfile.bench.Soak;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a benchmark over time, by number of contacts, or of batches and imports.
 *
 * @param name the name of these figures in the JSON result
 * @param table the rows of the table printed for people
 * @param lines sentences printed below the table
 * @param thing all figures, as in the JSON result
 * @param picture a chart as an SVG; null if there is none
 */
record BenchOver(
    String name,
    List<Map<String, @Nullable Object>> table,
    List<String> lines,
    Map<String, @Nullable Object> thing,
    @Nullable String picture) {

  private static final String BULK = "bulk";

  static BenchOver of(Soak soak) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("firstAndLast", soak.firstAndLast());
    thing.put(
        "lastOfFirst",
        soak.lastOfFirst().isPresent() ? rounded(soak.lastOfFirst().getAsDouble()) : null);
    thing.put("longestStall", soak.longestStall());
    thing.put("points", soak.points());
    List<String> lines = new ArrayList<>();
    soak.lastOfFirst()
        .ifPresent(ratio ->
            lines.add(
                String.format(
                    Locale.ROOT, "The last part ran at %.2f of the speed of the first.", ratio)));
    if (!soak.longestStall().isEmpty()) {
      lines.add(
          "The longest stall (no answer at all) took %s ms, in second %s."
              .formatted(soak.longestStall().get("ms"), soak.longestStall().get("second")));
    }
    return new BenchOver("soak", soak.firstAndLast(), lines, thing, soak.picture());
  }

  static BenchOver of(Growth growth) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("sizes", growth.rows());
    return new BenchOver("grow", growth.rows(), List.of(), thing, growth.picture());
  }

  static BenchOver of(Bulk bulk) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("rows", bulk.rows());
    thing.put("besideOfAlone", bulk.besideOfAlone());
    return new BenchOver(BULK, bulk.rows(), bulk.lines(), thing, null);
  }

  /** Reports whether these are the figures of batches and imports. */
  boolean isBulk() {
    return name.equals(BULK);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
