package dev.cardfile.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A benchmark of batches and imports, in turns with single upserts. Every answer is checked. */
public final class BulkBench {

  public static final int ROWS_OF_A_BATCH = BatchLoad.ROWS;

  /** The most contacts that a turn of single upserts creates. */
  private static final long MOST_SINGLE = 10_000_000;

  private static final long WARM_ROWS = 20_000;
  private static final int DEFAULT_RATE = 500;
  private static final int BETWEEN_LOOKS_MILLIS = 100;
  private static final int TURNS_OF_A_ROUND = 5;
  private static final Duration DEFAULT_WARMUP = Duration.ofSeconds(15);
  private static final Duration NO_END = Duration.ofDays(30);

  private final Plan plan;
  private final Parts parts;
  private final Where where;
  private final Iterator<Destination> locations;
  private final Progress progress;
  private final AtomicLong nextPerson = new AtomicLong();
  private final List<TurnResult> others = new ArrayList<>();
  private final List<Bulk.Size> sizes = new ArrayList<>();

  /** The location that every turn writes to; null if each turn gets an empty one. */
  private @Nullable Destination grown;

  /**
   * What is measured in addition to single upserts.
   *
   * @param batches whether to measure batches, and single upserts while batches are being sent
   * @param imports whether to measure imported files
   */
  public record Parts(boolean batches, boolean imports) {}

  /**
   * The server to drive.
   *
   * @param folder where to create the files to import
   */
  public record Where(Server server, Path folder) {}

  /**
   * Prepares a benchmark in these locations.
   *
   * @param plan its contacts are the most rows in a turn
   * @param destinations empty locations, as many as {@link #locations} says
   */
  public BulkBench(
      Plan plan, Parts parts, Where where, List<Destination> destinations, Progress progress) {
    this.plan = plan;
    this.parts = parts;
    this.where = where;
    this.locations = List.copyOf(destinations).iterator();
    this.progress = progress;
  }

  /** Returns the number of locations that a run needs. */
  public static int locations(Plan plan) {
    return 2 + plan.rounds() * TURNS_OF_A_ROUND;
  }

  /** The number of single upserts per second that are due while batches are being sent. */
  private static int rate(Plan plan) {
    return plan.rate() == 0 ? DEFAULT_RATE : plan.rate();
  }

  /**
   * Runs the benchmark. Stops after the first turn with a wrong answer.
   *
   * @param into the sizes, ascending, up to which one location is loaded before the turns at each
   *     size; empty to give each turn an empty location
   * @throws BenchFailed when the server or a connection fails
   */
  public Bulk run(List<Long> into) throws InterruptedException {
    boolean right = warmUp(locations.next());
    if (right && into.isEmpty()) {
      rounds(0);
    }
    if (!into.isEmpty()) {
      grown = locations.next();
    }
    long there = 0;
    for (long size : into) {
      if (right && size > there) {
        others.add(batches(Contender.BATCH, size - there, NO_END, "loading contacts"));
        right = isRight(others.getLast());
        there += others.getLast().tally().created();
      }
      if (right) {
        right = rounds(there);
        there += sizes.getLast().created();
      }
    }
    List<TurnResult> turns = sizes.stream().flatMap(size -> size.turns().stream()).toList();
    return new Bulk(rate(plan), new BenchResult(plan, others, turns), sizes);
  }

  private Destination place() {
    Destination one = grown;
    return one == null ? locations.next() : one;
  }

  /**
   * Warms up the server and this process, which are both slow in their first seconds.
   *
   * @return whether every answer was right
   */
  private boolean warmUp(Destination to) throws InterruptedException {
    if (plan.warmup().longest().isZero()) {
      return true;
    }
    grown = to;
    Duration time = plan.warmup().untilSteady() ? DEFAULT_WARMUP : plan.warmup().longest();
    others.add(batches(Contender.BATCH, Long.MAX_VALUE, time, "warming up"));
    others.add(single(Contender.UPSERT, 0, time, "warming up"));
    if (parts.imports()) {
      others.add(imported(Math.min(WARM_ROWS, plan.contacts()), "warming up"));
    }
    grown = null;
    return others.stream().allMatch(BulkBench::isRight);
  }

  private static boolean isRight(TurnResult result) {
    return result.tally().wrong() == 0;
  }

  /**
   * Runs all rounds at one size.
   *
   * @return whether every answer was right
   */
  private boolean rounds(long there) throws InterruptedException {
    List<TurnResult> turns = new ArrayList<>();
    long before = createdByOthers();
    for (int round = 1; round <= plan.rounds(); round++) {
      String label = "round %d of %d: ".formatted(round, plan.rounds());
      turns.add(single(Contender.UPSERT, 0, plan.measured(), label + "one by one"));
      if (parts.batches()) {
        turns.add(batches(Contender.BATCH, plan.contacts(), plan.measured(), label + "batches"));
        int rate = rate(plan);
        turns.add(single(Contender.ALONE, rate, plan.measured(), label + "alone"));
        turns.add(besideBatches(rate, label + "beside batches"));
      }
      if (parts.imports()) {
        turns.add(imported(plan.contacts(), label + "import"));
      }
      if (!turns.stream().allMatch(BulkBench::isRight)) {
        break;
      }
    }
    sizes.add(new Bulk.Size(there, turns, createdByOthers() - before));
    return turns.stream().allMatch(BulkBench::isRight);
  }

  private long createdByOthers() {
    return others.stream().mapToLong(other -> other.tally().created()).sum();
  }

  private TurnResult single(Contender contender, int rate, Duration time, String what)
      throws InterruptedException {
    return single(contender, place(), rate, time, what);
  }

  /**
   * Runs a turn of single upserts of new contacts.
   *
   * @param rate requests per second; 0 to send each as soon as the last one is answered
   */
  private TurnResult single(
      Contender contender, Destination to, int rate, Duration time, String what)
      throws InterruptedException {
    Traffic traffic = new Traffic(List.of(to), nextPerson.getAndAdd(MOST_SINGLE), 0);
    long most = rate == 0 ? Math.min(plan.contacts(), MOST_SINGLE) : MOST_SINGLE;
    try (Turn turn =
        new Turn(contender, where.server(), traffic, plan.connections(), plan.seed())) {
      TurnResult result =
          turn.run(
              new Turn.Timing(Warmup.NONE, time, rate, most),
              Traffic.Source::makeNew,
              share -> progress.show(what, share));
      where.server().turnIsOver();
      return result;
    }
  }

  private TurnResult besideBatches(int rate, String what) throws InterruptedException {
    Destination to = place();
    BatchLoad load = new BatchLoad(where.server().url(), to, nextPerson, Long.MAX_VALUE);
    Used before = Used.of(where.server(), Contender.BESIDE);
    long begun = System.nanoTime();
    load.start(NO_END.toNanos());
    TurnResult result;
    try {
      result = single(Contender.BESIDE, to, rate, plan.measured(), what);
    } finally {
      load.stop();
    }
    others.add(ended(load, before, begun, Contender.BESIDE));
    return result;
  }

  /** Sends batches until this many rows are sent or this time has passed. */
  private TurnResult batches(Contender contender, long rows, Duration time, String what)
      throws InterruptedException {
    BatchLoad load = new BatchLoad(where.server().url(), place(), nextPerson, rows);
    Used before = Used.of(where.server(), contender);
    long begun = System.nanoTime();
    load.start(time.toNanos());
    while (!load.isOver()) {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      double ofTime = (double) (System.nanoTime() - begun) / time.toNanos();
      double ofRows = 1 - (double) load.left() / rows;
      progress.show(what, Math.clamp(Math.max(ofTime, ofRows), 0.0, 1.0));
    }
    return ended(load, before, begun, contender);
  }

  private TurnResult ended(BatchLoad load, Used before, long begun, Contender contender)
      throws InterruptedException {
    try {
      return ended(load.end(), before, begun, contender);
    } catch (IOException e) {
      throw failed("batches", e);
    }
  }

  private TurnResult ended(Tally tally, Used before, long begun, Contender contender) {
    TurnResult result =
        before.result(
            Used.of(where.server(), contender),
            contender,
            tally,
            Duration.ZERO,
            Duration.ofNanos(Math.max(0, tally.lastNanos() - begun)),
            where.server().residentBytes());
    where.server().turnIsOver();
    return result;
  }

  private BenchFailed failed(String what, IOException why) {
    return new BenchFailed(
        "%s at %s: %s"
            .formatted(
                what,
                where.server().url(),
                where.server().obituary().orElse(String.valueOf(why.getMessage()))));
  }

  private TurnResult imported(long rows, String what) throws InterruptedException {
    Path file = where.folder().resolve("import.csv");
    try {
      HighLevelFile.write(file, nextPerson.getAndAdd(rows), rows, 0);
      Used before = Used.of(where.server(), Contender.IMPORT);
      long begun = System.nanoTime();
      Tally tally =
          new ImportLoad(where.server().url(), place())
              .run(file, rows, done -> progress.show(what, (double) done / rows));
      return ended(tally, before, begun, Contender.IMPORT);
    } catch (IOException e) {
      throw failed("an import", e);
    }
  }
}
