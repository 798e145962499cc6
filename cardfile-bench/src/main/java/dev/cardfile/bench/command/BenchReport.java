package dev.cardfile.bench.command;

import dev.cardfile.bench.BenchResult;
import dev.cardfile.bench.BulkBench;
import dev.cardfile.bench.Plan;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report that {@code cardfile bench} prints at its end.
 *
 * @param system the machine and software that the benchmark ran on
 * @param on the store or server that was driven
 * @param result the figures of all turns
 * @param count what the store contains now; null if it cannot be counted
 * @param notes lines for the reader of the figures
 * @param over figures over time, size or of many contacts at once; null if not measured
 */
record BenchReport(
    Plan plan,
    int locations,
    Map<String, @Nullable Object> system,
    Map<String, @Nullable Object> on,
    BenchResult result,
    BenchStore.@Nullable Count count,
    List<String> notes,
    @Nullable BenchOver over) {

  /** Prints the report: a table and sentences about it, or all of it as JSON. */
  void print(Output output) {
    Map<String, @Nullable Object> thing = thing();
    if (output.isJson()) {
      output.details(thing);
      return;
    }
    head().forEach(line -> output.value(line, thing));
    List<Map<String, @Nullable Object>> rows = over == null ? result.summaries() : over.table();
    output.table(rows.stream().map(BenchReport::row).toList());
    output.value("", thing);
    if (over != null) {
      over.lines().forEach(line -> output.value(line, thing));
    }
    if (result.unsent() > 0) {
      output.value(unsent(), thing);
    }
    output.value(checked(), thing);
    notes.forEach(note -> output.value(note, thing));
  }

  /** Returns the whole report, as it is written in JSON. */
  Map<String, @Nullable Object> thing() {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("system", system);
    thing.put("on", on);
    thing.put("plan", planned());
    thing.put("preload", result.preload());
    thing.put("servers", result.summaries());
    thing.put("turns", result.turns());
    if (over != null) {
      thing.put(over.name(), over.thing());
    }
    thing.put("check", check());
    return thing;
  }

  /**
   * Fails when an answer was wrong, or the store does not contain what the answers said.
   *
   * @throws CommandFailed naming everything that is wrong
   */
  void requireRight() {
    List<String> wrong = wrong();
    if (!wrong.isEmpty()) {
      throw new CommandFailed("the result is wrong: " + String.join("; ", wrong));
    }
  }

  private List<String> wrong() {
    List<String> wrong = new ArrayList<>(result.faults());
    if (count != null && count.contacts() != result.created()) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "%,d answers said \"new\":true, but the store has %,d contacts",
              result.created(),
              count.contacts()));
    }
    if (count != null && count.duplicates() != 0) {
      wrong.add(
          String.format(
              Locale.ROOT, "%,d e-mails or phones belong to two contacts", count.duplicates()));
    }
    return wrong;
  }

  private String unsent() {
    return String.format(
        Locale.ROOT,
        "%,d requests were due but could not be sent in time; each counts in the latencies with the"
            + " time it had waited.",
        result.unsent());
  }

  private String checked() {
    if (!wrong().isEmpty()) {
      return "Some answers are wrong.";
    }
    String answers =
        String.format(Locale.ROOT, "Checked %,d answers: all correct", result.answers());
    return count == null
        ? answers
            + String.format(
                Locale.ROOT,
                "; %,d contacts created, which cannot be counted on that server.",
                result.created())
        : answers
            + String.format(
                Locale.ROOT,
                "; %,d contacts created, the same number in the store, no duplicates.",
                result.created());
  }

  private Map<String, @Nullable Object> check() {
    Map<String, @Nullable Object> check = new LinkedHashMap<>();
    check.put("right", wrong().isEmpty());
    check.put("answers", result.answers());
    check.put("created", result.created());
    check.put("counted", count == null ? null : count.contacts());
    check.put("duplicates", count == null ? null : count.duplicates());
    check.put("wrong", wrong());
    return check;
  }

  private List<String> head() {
    return List.of(
        "Cardfile %s, Java %s, %s, %s processors"
            .formatted(
                system.get("version"),
                system.get("java"),
                system.get("system"),
                system.get("processors")),
        on.containsKey("url")
            ? "On " + on.get("url")
            : "On %s%s".formatted(on.get("store"), fileSystem()),
        loaded(),
        "%d connections, %s; %d rounds of %d s each after %s; seed %d"
            .formatted(
                plan.connections(),
                plan.rate() == 0
                    ? "each sends its next request after its answer"
                    : String.format(Locale.ROOT, "%,d requests due per second", plan.rate()),
                plan.rounds(),
                plan.measured().toSeconds(),
                warmup(),
                plan.seed()),
        "");
  }

  private String warmup() {
    return plan.warmup().untilSteady()
        ? "warming up until the speed is steady"
        : "%d s of warm-up".formatted(plan.warmup().longest().toSeconds());
  }

  private String loaded() {
    return over != null && over.isBulk()
        ? String.format(
            Locale.ROOT,
            "At most %,d rows in a turn, in batches of %,d; %,d bytes a row",
            plan.contacts(),
            BulkBench.ROWS_OF_A_BATCH,
            result.requestBytes())
        : String.format(
            Locale.ROOT,
            "%,d contacts in %d locations, loaded at %s per second; requests of %,d bytes, answers"
                + " of %,d",
            plan.contacts(),
            locations,
            row(result.preload()).get("perSecond"),
            result.requestBytes(),
            result.answerBodyBytes());
  }

  private String fileSystem() {
    return on.get("fileSystem") == null ? "" : ", file system " + on.get("fileSystem");
  }

  private Map<String, @Nullable Object> planned() {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("contacts", plan.contacts());
    thing.put("locations", locations);
    thing.put("connections", plan.connections());
    thing.put("seconds", plan.measured().toSeconds());
    thing.put("warmup", plan.warmup().untilSteady() ? null : plan.warmup().longest().toSeconds());
    thing.put("rounds", plan.rounds());
    thing.put("rate", plan.rate() == 0 ? null : plan.rate());
    thing.put("requests", plan.requests() == 0 ? null : plan.requests());
    thing.put("seed", plan.seed());
    thing.put("requestBytes", result.requestBytes());
    thing.put("answerBodyBytes", result.answerBodyBytes());
    return thing;
  }

  /** Formats a row's values for people. */
  private static Map<String, @Nullable Object> row(Map<String, @Nullable Object> summary) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    summary.forEach(
        (name, value) -> row.put(name, value instanceof Double d ? words(name, d) : value));
    return row;
  }

  private static String words(String name, double value) {
    String format =
        switch (name) {
          case "perSecond", "lowest", "highest" -> "%,.0f";
          case "ofEcho", "ofSingle", "ofFirst", "ofUpsert", "commitMs" -> "%.2f";
          case "commitsEach" -> "%.3f";
          default -> "%.1f";
        };
    return String.format(Locale.ROOT, format, value);
  }
}
