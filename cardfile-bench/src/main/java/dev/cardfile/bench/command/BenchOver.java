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
 * What a benchmark came to over time, over the number of contacts, or with many of them at once.
 *
 * @param name what it was over
 * @param table its rows for people
 * @param lines what there is to say beside them
 * @param thing all of it
 * @param picture the same as an SVG; null where nothing is drawn
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

  /** Whether rows came many at once. */
  boolean isBulk() {
    return name.equals(BULK);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
