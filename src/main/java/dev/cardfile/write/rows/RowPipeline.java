package dev.cardfile.write.rows;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.View;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.work.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs rows in their order. Thread-safe. All batches of a process share one for each store, and all
 * imports another, because together they bound how many rows are in flight.
 *
 * <p>All rows in flight have been parsed with the same settings, and revisions only rise. So if one
 * row finds that the settings have changed, all rows behind it find the same, and none of them is
 * written before it.
 */
public final class RowPipeline {

  /**
   * The most rows of one caller in flight: enough for a transaction that runs and one that fills.
   * More would only take memory.
   */
  static final int WINDOW = 2 * 1024;

  /** The most memory that the rows of one caller in flight may take, in bytes. */
  static final long WINDOW_WEIGHT = 8L << 20;

  /** The most rows of all callers in flight: as many as the store's queue has room for. */
  static final int MOST_UNDER_WAY = Transactions.MOST_SUBMITTED;

  private static final int MAX_READINGS = 10;

  /** How many rows are parsed, or have their results handed over, before the thread yields. */
  private static final int ROWS_BETWEEN_YIELDS = 16;

  private final Transactions transactions;
  private final LocationView locations;
  private final Semaphore places;

  /** Creates the only pipeline of a process. */
  public RowPipeline(Transactions transactions, LocationView locations) {
    this(transactions, locations, MOST_UNDER_WAY);
  }

  private RowPipeline(Transactions transactions, LocationView locations, int places) {
    this.transactions = transactions;
    this.locations = locations;
    this.places = new Semaphore(places, true);
  }

  /** Creates one of the two pipelines of a process: neither can take the places of the other. */
  public static RowPipeline half(Transactions transactions, LocationView locations) {
    return new RowPipeline(transactions, locations, MOST_UNDER_WAY / 2);
  }

  /**
   * Runs rows, and returns when each has its result.
   *
   * @param results receives the results in the order of the rows, on the calling thread
   * @throws StoreUnavailable if the location was never seen, and the store is unavailable
   * @throws dev.cardfile.store.UnknownLocation if there is no such location
   */
  public <R> void run(
      LocationId location,
      Iterator<? extends Row<R>> rows,
      Consumer<? super RowResult<R>> results) {
    new Run<R>(locations.lastSeen(location), results).run(rows);
  }

  /**
   * Decides rows without writing anything. All are decided on one state of the location, and on
   * what the rows before them would have written.
   *
   * @param results receives the results in the order of the rows
   * @throws StoreUnavailable if the store is unavailable
   * @throws dev.cardfile.store.UnknownLocation if there is no such location
   */
  public <R> void rehearse(
      LocationId location, List<? extends Row<R>> rows, Consumer<? super RowResult<R>> results) {
    Location seen = locations.lastSeen(location);
    for (int i = 0; i < MAX_READINGS; i++) {
      Location read = seen;
      List<Work<Attempt<R>>> works = rows.stream().map(row -> row.by(read)).toList();
      Set<Lookup<?>> lookups = new HashSet<>();
      works.forEach(work -> lookups.addAll(work.lookups()));
      Attempt<List<RowResult<R>>> attempt =
          transactions.exclusively(
              location, Actor.SYSTEM, lookups, view -> Decision.of(rehearsed(works, view)));
      switch (attempt) {
        case Attempt.Done<List<RowResult<R>>>(List<RowResult<R>> all) -> {
          all.forEach(results);
          return;
        }
        case Attempt.Stale<List<RowResult<R>>>(Location fresh) -> {
          locations.saw(fresh);
          seen = fresh;
        }
      }
    }
    throw changing(location);
  }

  private static <R> Attempt<List<RowResult<R>>> rehearsed(
      List<Work<Attempt<R>>> works, View before) {
    List<RowResult<R>> results = new ArrayList<>();
    View view = before;
    for (Work<Attempt<R>> work : works) {
      Decision<Attempt<R>> decision;
      try {
        decision = work.decide().apply(view);
      } catch (StoreUnavailable away) {
        throw away;
      } catch (RuntimeException bug) {
        results.add(new RowResult.Failed<>(bug));
        continue;
      }
      switch (decision.answer()) {
        case Attempt.Stale<R>(Location fresh) -> {
          return new Attempt.Stale<>(fresh);
        }
        case Attempt.Done<R>(R result) -> results.add(new RowResult.Done<>(result));
      }
      view = view.supposing(decision.effects());
    }
    return new Attempt.Done<>(results);
  }

  private static StoreUnavailable changing(LocationId location) {
    return new StoreUnavailable(
        Outage.BUSY, "the settings of location " + location + " change without pause", null);
  }

  /** The rows of one caller. */
  private final class Run<R> {

    private final Consumer<? super RowResult<R>> results;
    private final Deque<UnderWay<R>> underWay = new ArrayDeque<>();
    private Location seen;
    private long weight;
    private int sinceYield;
    private int readings;
    private volatile @Nullable StoreUnavailable away;

    Run(Location seen, Consumer<? super RowResult<R>> results) {
      this.seen = seen;
      this.results = results;
    }

    void run(Iterator<? extends Row<R>> rows) {
      try {
        while (rows.hasNext()) {
          start(rows.next());
        }
      } finally {
        finishAll();
      }
    }

    /**
     * Yields now and then. The virtual threads of requests are not preempted, so a long run of rows
     * would keep other requests waiting.
     */
    @SuppressWarnings("ThreadPriorityCheck") // affects only the timing, never the result
    private void beFair() {
      if (++sinceYield == ROWS_BETWEEN_YIELDS) {
        sinceYield = 0;
        Thread.yield();
      }
    }

    private void start(Row<R> row) {
      beFair();
      while (!underWay.isEmpty()
          && (underWay.size() >= WINDOW || weight + row.weight() > WINDOW_WEIGHT)) {
        finishFirst();
      }
      StoreUnavailable gone = away;
      if (gone != null) {
        finishAll();
        results.accept(new RowResult.NotDone<>(gone));
        return;
      }
      weight += row.weight();
      underWay.add(new UnderWay<>(row, submit(row)));
    }

    private CompletableFuture<Attempt<R>> submit(Row<R> row) {
      Work<Attempt<R>> work = row.by(seen);
      places.acquireUninterruptibly();
      return transactions
          .submit(
              work.location(),
              work.terms().actor(),
              work.lookups(),
              unlessUnavailable(work::decision))
          .whenComplete((any, failure) -> {
            places.release();
            // Here, not when the result is taken: rows that still wait for the writer must see it.
            if (failure instanceof StoreUnavailable unavailable && away == null) {
              away = unavailable;
            }
          });
    }

    /**
     * Makes a work fail once an earlier row was not written, because later rows must not be written
     * then.
     */
    private Function<View, Decision<Attempt<R>>> unlessUnavailable(
        Function<View, Decision<Attempt<R>>> work) {
      return view -> {
        StoreUnavailable gone = away;
        if (gone != null) {
          throw gone;
        }
        return work.apply(view);
      };
    }

    private void finishAll() {
      while (!underWay.isEmpty()) {
        finishFirst();
      }
    }

    private void finishFirst() {
      UnderWay<R> first = underWay.remove();
      switch (first.result()) {
        case Attempt.Done<RowResult<R>>(RowResult<R> result) -> {
          readings = 0;
          finished(first, result);
        }
        case Attempt.Stale<RowResult<R>>(Location fresh) -> {
          underWay.addFirst(first);
          readAgain(fresh);
        }
      }
    }

    private void finished(UnderWay<R> row, RowResult<R> result) {
      beFair();
      weight -= row.row().weight();
      results.accept(result);
    }

    private void readAgain(Location fresh) {
      locations.saw(fresh);
      seen = fresh;
      if (++readings == MAX_READINGS) {
        away = changing(fresh.id());
      }
      Deque<UnderWay<R>> old = new ArrayDeque<>(underWay);
      underWay.clear();

      StoreUnavailable gone = away;
      for (UnderWay<R> row : old) {
        if (gone == null) {
          underWay.add(new UnderWay<>(row.row(), submit(row.row())));
        } else {
          finished(row, new RowResult.NotDone<>(gone));
        }
      }
    }
  }

  private record UnderWay<R>(Row<R> row, CompletableFuture<Attempt<R>> attempt) {

    /** Waits for the result. */
    Attempt<RowResult<R>> result() {
      try {
        return attempt.join().map(RowResult.Done::new);
      } catch (CompletionException failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        return new Attempt.Done<>(
            cause instanceof StoreUnavailable away
                ? new RowResult.NotDone<>(away)
                : new RowResult.Failed<>(cause));
      }
    }
  }
}
