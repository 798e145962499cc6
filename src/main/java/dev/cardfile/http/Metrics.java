package dev.cardfile.http;

import dev.cardfile.imports.RowEnd;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.wire.operator.Health;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * The server's metrics, in the Prometheus text format. No label names a location, a token or a
 * contact.
 */
public final class Metrics implements StoreEvents {

  private static final Duration[] REQUEST_BUCKETS =
      millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000);
  private static final Duration[] COMMIT_BUCKETS = millis(1, 2, 5, 10, 25, 50, 100, 250, 1000);
  private static final double[] BATCH_BUCKETS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private static final int FAILED = 500;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  // Looking up a meter by its labels costs more than counting in it.
  private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();

  /**
   * All requests that did not have to wait for an event. Not exposed to Prometheus, which has a
   * timer for each route.
   */
  private final Timer unwaited =
      Timer.builder("cardfile.http.requests.timed")
          .serviceLevelObjectives(REQUEST_BUCKETS)
          .register(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

  private final Counters upserts =
      new Counters("cardfile.upserts", "Upserts by match outcome", "outcome");
  private final Counters dryRuns =
      new Counters(
          "cardfile.upserts.dry",
          "Upserts that were only decided, as the caller wanted, by match outcome",
          "outcome");
  private final Counters rejections =
      new Counters(
          "cardfile.http.rejections",
          "Requests and connections that were rejected before a route was found",
          "reason");
  private final Counters retries =
      new Counters(
          "cardfile.idempotency.requests",
          "Requests with an Idempotency-Key, by the outcome of the key",
          "outcome");
  private final Counters dropped =
      new Counters(
          "cardfile.idempotency.dropped",
          "Kept answers that were dropped, because they were old or too many",
          "reason");
  private final Counters reversals =
      new Counters(
          "cardfile.reversals",
          "Contacts that were restored or erased, and changes that were undone, by requests",
          "kind");
  private final Counters rows =
      new Counters("cardfile.batch.rows", "Rows of batch requests, by outcome", "outcome");
  private final DistributionSummary batches =
      DistributionSummary.builder("cardfile.store.batch.size")
          .description("Writes in one transaction")
          .serviceLevelObjectives(BATCH_BUCKETS)
          .register(registry);
  private final Timer commits =
      Timer.builder("cardfile.store.commit")
          .description("Duration of a commit, until everything is on disk")
          .serviceLevelObjectives(COMMIT_BUCKETS)
          .register(registry);

  private final Counter failedWrites =
      counter(
          "cardfile.store.writes.failed", "Writes that failed because the store was unavailable");
  private final Counter turnedAway =
      counter(
          "cardfile.store.writes.turned.away",
          "Writes that were turned away because too many waited");

  private final Counter recorded =
      counter("cardfile.history.changes", "Changes of contacts that were recorded");
  private final Counter purged =
      counter(
          "cardfile.history.purged",
          "Recorded changes that were deleted, because they were too old");
  private final Counter changes =
      counter(
          "cardfile.changes.sent",
          "Changes of contacts that were sent to clients that follow them");

  private final Counter exported =
      counter("cardfile.exports.contacts", "Contacts that were sent in exports");

  private final Counters imported =
      new Counters("cardfile.imports.rows", "Rows of imports, by outcome", "outcome");

  /**
   * Whether the meters of the process and its JVM are registered. The first scrape does that, to
   * keep the start short.
   */
  private final AtomicBoolean withProcess = new AtomicBoolean();

  private record Answered(String route, int status) {}

  /** Counters with the same name, one for each value of its label. */
  private final class Counters {

    private final Map<String, Counter> all = new ConcurrentHashMap<>();
    private final String name;
    private final String description;
    private final String label;

    Counters(String name, String description, String label) {
      this.name = name;
      this.description = description;
      this.label = label;
    }

    Counter of(String value) {
      return all.computeIfAbsent(value, this::register);
    }

    private Counter register(String value) {
      return Counter.builder(name).description(description).tag(label, value).register(registry);
    }
  }

  /**
   * Counts an answered request.
   *
   * @param timed whether the request's duration measures the server's speed
   */
  void answered(String route, int status, Duration time, boolean timed) {
    requests.computeIfAbsent(new Answered(route, status), this::requestTimer).record(time);
    if (timed) {
      unwaited.record(time);
    }
  }

  /**
   * Exposes a counter for each of these reasons of {@link #rejected} right away, with 0 until the
   * first rejection.
   */
  void showRejections(List<String> reasons) {
    reasons.forEach(rejections::of);
  }

  /**
   * Counts a request or connection that was rejected before a route was found.
   *
   * @param reason one of a fixed set of words, never text from a request
   */
  void rejected(String reason) {
    rejections.of(reason).increment();
  }

  /**
   * Counts a request with an {@code Idempotency-Key}.
   *
   * @param outcome how the key was used, such as {@code kept} or {@code replayed}
   */
  void retried(String outcome) {
    retries.of(outcome).increment();
  }

  /** Counts kept outcomes of requests that were deleted because of their age or their number. */
  public void outcomesDropped(int old, int tooMany) {
    dropped.of("old").increment(old);
    dropped.of("too_many").increment(tooMany);
  }

  /**
   * Counts a contact that was restored or erased, or a change that was undone.
   *
   * @param kind one of a fixed set of words, never text from a request
   */
  public void reversed(String kind) {
    reversals.of(kind).increment();
  }

  /** Counts an upsert by how its contact was found. */
  public void upserted(MatchOutcome outcome) {
    upserts.of(label(outcome)).increment();
  }

  /** Counts the rows of a batch, by outcome. */
  public void rowsWritten(Map<String, Long> counts) {
    counts.forEach((outcome, count) -> rows.of(outcome).increment(count));
  }

  /** Counts a dry run of an upsert, by how its contact was found. */
  public void upsertTried(MatchOutcome outcome) {
    dryRuns.of(label(outcome)).increment();
  }

  @Override
  public void batchCommitted(int works, Duration commit) {
    batches.record(works);
    commits.record(commit);
  }

  @Override
  public void batchFailed(int works) {
    failedWrites.increment(works);
  }

  @Override
  public void queueFull() {
    turnedAway.increment();
  }

  @Override
  public void changesRecorded(int changes) {
    recorded.increment(changes);
  }

  @Override
  public void changesPurged(int changes) {
    purged.increment(changes);
  }

  /**
   * Exposes the number of lines that the log has dropped.
   *
   * @param lines returns the number so far; called on every scrape
   */
  public void logLinesDropped(LongSupplier lines) {
    FunctionCounter.builder("cardfile.log.lines.dropped", this, ignored -> lines.getAsLong())
        .description("Log lines that were never written, because standard error took none")
        .register(registry);
  }

  /**
   * Exposes the number of requests that follow changes.
   *
   * @param streams returns the current number; called on every scrape
   */
  public void streamsOpen(IntSupplier streams) {
    gauge(
        "cardfile.changes.streams", "Streams of changes, and requests that wait for one", streams);
  }

  /** Exposes the number of running exports. */
  public void exportsOpen(IntSupplier exports) {
    gauge("cardfile.exports.open", "Exports that run", exports);
  }

  /** Exposes the number of waiting writes. */
  public void writesWaiting(IntSupplier works) {
    gauge(
        "cardfile.store.queue",
        "Writes that wait for a writer, without rows of batches and imports",
        works);
  }

  /** Exposes the number of imports that this process is working on. */
  public void importsRunning(IntSupplier imports) {
    gauge("cardfile.imports.running", "Imports that this server works at", imports);
  }

  /** Counts a row of an import. */
  public void rowImported(RowEnd end) {
    imported.of(end.name().toLowerCase(Locale.ROOT)).increment();
  }

  /** Counts contacts that were exported. */
  public void exported(int count) {
    exported.increment(count);
  }

  /** Counts changes that were sent to those who follow them. */
  public void changesSent(int count) {
    changes.increment(count);
  }

  /** Returns all meters in the Prometheus text format. */
  public String scrape() {
    if (!withProcess.getAndSet(true)) {
      List.of(
              new JvmMemoryMetrics(),
              new JvmThreadMetrics(),
              new ProcessorMetrics(),
              new FileDescriptorMetrics(),
              new UptimeMetrics())
          .forEach(binder -> binder.bindTo(registry));
    }
    return registry.scrape();
  }

  /** Returns figures of the requests answered so far. */
  public Health.Requests requestFigures() {
    long failed =
        requests.entrySet().stream()
            .filter(each -> each.getKey().status() >= FAILED)
            .mapToLong(each -> each.getValue().count())
            .sum();
    return new Health.Requests(
        requests.values().stream().mapToLong(Timer::count).sum(),
        failed,
        unwaited.count(),
        times(unwaited, REQUEST_BUCKETS));
  }

  /** Returns figures of the writes so far. */
  public Health.Writes writeFigures() {
    return new Health.Writes(
        batches.count(),
        Math.round(batches.totalAmount()),
        Math.round(failedWrites.count()),
        Math.round(turnedAway.count()),
        times(commits, COMMIT_BUCKETS));
  }

  private static List<Health.UpTo> times(Timer timer, Duration[] buckets) {
    CountAtBucket[] counted = timer.takeSnapshot().histogramCounts();
    return IntStream.range(0, buckets.length)
        .mapToObj(i -> new Health.UpTo(buckets[i].toMillis(), Math.round(counted[i].count())))
        .toList();
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private void gauge(String name, String description, IntSupplier now) {
    Gauge.builder(name, now, IntSupplier::getAsInt)
        .strongReference(true)
        .description(description)
        .register(registry);
  }

  private Timer requestTimer(Answered answered) {
    return Timer.builder("cardfile.http.requests")
        .description("Time from the first byte of a request to the last byte of its answer")
        .tag("route", answered.route())
        .tag("status", Integer.toString(answered.status()))
        .serviceLevelObjectives(REQUEST_BUCKETS)
        .register(registry);
  }

  /** Returns a match outcome as one word, for labels and the log. */
  public static String label(MatchOutcome outcome) {
    return switch (outcome) {
      case MatchOutcome.NoMatch none -> "created";
      case MatchOutcome.Match match -> "matched_by_" + match.by().name().toLowerCase(Locale.ROOT);
      case MatchOutcome.Aliased aliased -> "matched_by_alias";
      case MatchOutcome.Contested contested ->
          "contested_by_" + contested.by().name().toLowerCase(Locale.ROOT);
    };
  }

  private static Duration[] millis(int... millis) {
    Duration[] durations = new Duration[millis.length];
    for (int i = 0; i < millis.length; i++) {
      durations[i] = Duration.ofMillis(millis[i]);
    }
    return durations;
  }
}
