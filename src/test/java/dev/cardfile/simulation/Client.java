package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.FaultyStores;
import dev.cardfile.store.FaultyStores.Fault;
import dev.cardfile.store.FaultyStores.Hit;
import dev.cardfile.store.FaultyStores.Side;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.write.rows.RowResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the store of a history, and checks what the store does when the database fails:
 * it may report once per fault that it is unavailable. It must then have written nothing, or
 * everything if the fault was to lose the reply to a commit.
 */
final class Client implements AutoCloseable {

  /** Small enough that most contacts of a history are indexed. */
  private static final int UNINDEXED = 20;

  private static final String BEHIND =
      """
      SELECT location.location_id FROM location
      JOIN contact ON contact.location_id = location.location_id AND id > coalesce(indexed_to, '')
      GROUP BY location.location_id HAVING count(*) > %d
      """
          .formatted(UNINDEXED);

  private static final String INDEXED = "SELECT 1 FROM location WHERE indexed_contacts > 0";

  private static final long PATIENCE_SECONDS = 60;

  private final StoreFixture fixture;
  private final @Nullable FaultSchedule schedule;
  private final Set<String> happened;
  private @Nullable FaultyStores faulty;
  private @Nullable Stores stores;
  private Optional<Fault> armed = Optional.empty();

  /**
   * The result of a request.
   *
   * @param answer empty if the store was unavailable
   * @param isWritten whether the store did what was requested
   */
  private record Tried<R>(Optional<R> answer, boolean isWritten) {}

  /**
   * Creates a client whose store is not open yet.
   *
   * @param schedule null if nothing fails
   * @param happened the set to which this adds what has happened
   */
  Client(StoreFixture fixture, @Nullable FaultSchedule schedule, Set<String> happened) {
    this.fixture = fixture;
    this.schedule = schedule;
    this.happened = happened;
  }

  /** Opens the store. */
  Stores open() {
    Stores opened = fixture.open(StoreSettings.DEFAULT.withUnindexed(UNINDEXED), StoreEvents.NONE);
    stores = schedule == null ? opened : openFaulty(opened);
    return stores;
  }

  /**
   * Builds the index before faults begin, because they would hit the indexer at unpredictable
   * times.
   */
  private Stores openFaulty(Stores indexing) {
    try (indexing) {
      awaitIndex();
    }
    faulty = fixture.openFaulty();
    return faulty.stores();
  }

  private void awaitIndex() {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!fixture.rows(BEHIND).isEmpty()) {
      assertThat(System.nanoTime()).as("the index is late").isLessThan(giveUp);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    if (!fixture.rows(INDEXED).isEmpty()) {
      happened.add("indexed");
    }
  }

  /** Reports whether the store is expected to retry a transaction whose connection broke. */
  boolean triesAgain() {
    return faulty != null && faulty.triesAgain();
  }

  /** Arms the next fault of the schedule, which may be none. */
  void arm() {
    if (faulty != null && schedule != null) {
      faulty.disarm();
      armed = schedule.next();
      armed.ifPresent(faulty::arm);
    }
  }

  /** Removes the fault. Returns whether it has occurred. */
  boolean disarm() {
    boolean wasHit = hit().isPresent();
    armed = Optional.empty();
    if (faulty != null) {
      faulty.disarm();
    }
    return wasHit;
  }

  /** Reports whether the armed fault concerns reading. */
  boolean isArmedForReaders() {
    return armed.filter(fault -> fault.side() == Side.READERS).isPresent();
  }

  /** Returns where the armed fault occurred; empty if it has not. */
  Optional<Hit> hit() {
    return faulty == null ? Optional.empty() : faulty.hit();
  }

  /**
   * Asks the store to write. If it is unavailable, sometimes repeats the request, which may fail
   * again.
   *
   * @param learn is run each time the store has done what was requested, with its answer or, if
   *     that was lost, with empty
   * @return the last result of {@code learn}; empty if nothing was written
   */
  <R, T> Optional<T> ask(Supplier<R> call, Function<Optional<R>, T> learn) {
    Tried<R> tried = attempt(call);
    Optional<T> learnt = learn(tried, learn);
    while (tried.answer().isEmpty() && repeats()) {
      String before = tried.isWritten() ? "repeated though written" : "repeated, not written";
      arm();
      tried = attempt(call);
      if (tried.answer().isPresent()) {
        happened.add(before);
      }
      Optional<T> more = learn(tried, learn);
      learnt = more.isPresent() ? more : learnt;
    }
    return learnt;
  }

  /**
   * Asks the store to write many rows in order. If something fails, rows before the failure may be
   * written, and those after it are not.
   */
  <R> List<RowResult<R>> askMany(Supplier<List<RowResult<R>>> call) {
    boolean isSpent = faulty == null || hit().isPresent();
    List<RowResult<R>> results = call.get();
    List<StoreUnavailable> failures =
        results.stream()
            .filter(RowResult.NotDone.class::isInstance)
            .map(result -> ((RowResult.NotDone<R>) result).why())
            .toList();
    if (!failures.isEmpty()) {
      var _ = cause(isSpent, failures.getFirst());
      happened.add(failures.size() < results.size() ? "batch cut off" : "batch failed");
    } else if (!isSpent && hit().isPresent()) {
      assertThat(hit().filter(Hit::isCommit)).as("a commit that was lost").isEmpty();
      happened.add("tried again");
    }
    return results;
  }

  /** Reports whether the client repeats a request that failed. */
  boolean repeats() {
    return schedule != null && schedule.repeats();
  }

  /** Reports whether faults occur in this history. */
  boolean isFaulty() {
    return schedule != null;
  }

  private static <R, T> Optional<T> learn(Tried<R> tried, Function<Optional<R>, T> learn) {
    return tried.isWritten() ? Optional.of(learn.apply(tried.answer())) : Optional.empty();
  }

  private <R> Tried<R> attempt(Supplier<R> call) {
    boolean isSpent = faulty == null || hit().isPresent();
    List<String> before = isSpent ? List.of() : fixture.everything();
    try {
      R answer = call.get();
      if (!isSpent && hit().isPresent()) {
        assertThat(hit().filter(Hit::isCommit)).as("a commit that was lost").isEmpty();
        happened.add("tried again");
      }
      return new Tried<>(Optional.of(answer), true);
    } catch (StoreUnavailable e) {
      boolean mayBeWritten = cause(isSpent, e).isWritten();
      List<String> after = fixture.everything();
      if (!mayBeWritten) {
        assertThat(after).as("what is stored when nothing is").isEqualTo(before);
      }
      // The lost commit may have been one that wrote nothing, because the request was parsed with
      // an outdated location.
      boolean isWritten = !after.equals(before);
      happened.add(isWritten ? "failed, written" : "failed, not written");
      return new Tried<>(Optional.empty(), isWritten);
    }
  }

  /** Reads, which may fail; but an answer must be correct. */
  <R> void read(String what, Supplier<R> call, R expected) {
    boolean isSpent = hit().isPresent();
    try {
      assertThat(call.get()).as(what).isEqualTo(expected);
    } catch (StoreUnavailable e) {
      var _ = cause(isSpent, e);
      happened.add("read failed");
      assertThat(call.get()).as(what).isEqualTo(expected);
    }
  }

  /** Returns the fault that made the store unavailable; it must not have been reported before. */
  private Hit cause(boolean isSpent, StoreUnavailable unavailable) {
    return hit()
        .filter(hit -> !isSpent)
        .orElseThrow(() -> new AssertionError("unavailable for no reason", unavailable));
  }

  @Override
  public void close() {
    if (faulty != null) {
      faulty.close();
      faulty = null;
    } else if (stores != null) {
      stores.close();
    }
    stores = null;
  }
}
