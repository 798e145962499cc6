package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs random histories of upserts, batches of them, creations, changes, deletions, links to
 * businesses, setting changes and restarts, and compares the store with a plain model after every
 * step. {@code -Dcardfile.seed=SEED} repeats a failed history, and {@code -Dcardfile.steps=N} runs
 * longer ones.
 *
 * <p>Some histories run while the database fails: at most steps, one of the next statements gets an
 * error or loses its connection, before the database has received it or before the store has the
 * reply. The store may report once that it is unavailable. It must then have written nothing or, if
 * the reply to a commit was lost, everything that was requested; it must never have answered a read
 * wrongly, and must work as before afterwards. Sometimes the client repeats its request, and the
 * answer must be true; a batch with a key is repeated until it is complete, and each of its rows is
 * done once. Faults and repetitions are derived from the seed too.
 */
public abstract class UpsertSimulation {

  private static final int STEPS = Integer.getInteger("cardfile.steps", 600);

  /** Fewer steps, because all stored rows are compared after each failure. */
  private static final int FAULTY_STEPS = STEPS / 3;

  private static final int MORE_TIMES = 20;
  private static final int MORE_BATCHES = 15;

  /**
   * Seeds whose histories cover everything that a history must cover. A random seed is run in
   * addition.
   */
  private static final List<Long> FIXED_SEEDS =
      Boolean.getBoolean("cardfile.every-seed") ? List.of(4L, 14L, 30L) : List.of(14L);

  private static final List<Long> FIXED_FAULTY_SEEDS = List.of(2L);

  protected abstract StoreFixture newFixture();

  static LongStream seeds() {
    return seeds(FIXED_SEEDS);
  }

  static LongStream faultySeeds() {
    return seeds(FIXED_FAULTY_SEEDS);
  }

  private static LongStream seeds(List<Long> fixed) {
    Long given = Long.getLong("cardfile.seed");
    return given != null
        ? LongStream.of(given)
        : LongStream.concat(
            fixed.stream().mapToLong(Long::longValue),
            LongStream.of(ThreadLocalRandom.current().nextLong()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyStepDoesWhatTheModelDoes(long seed) {
    System.out.println("simulation: to run this history again, -Dcardfile.seed=" + seed);
    try (Run run = new Run(newFixture(), seed, null)) {
      run.steps(STEPS);
      if (FIXED_SEEDS.contains(seed)) {
        assertThat(run.happened)
            .as("what a history must show to be worth its time")
            .contains(
                "created", "updated", "refused", "withheld", "replaced", "dropped", "repeated")
            .contains("made", "changed", "taken", "missing", "deleted", "tagged", "untagged")
            .contains("linked", "unlinked", "left", "no business", "crossed", "moved")
            .contains("dry run", "upsert failed", "change failed", "restoration failed")
            .contains(
                "key: fresh",
                "key: replayed",
                "key: reused",
                "key: erased",
                "not recorded",
                "was",
                "was not")
            .contains("going back: done", "going back: gone", "going back: changed since")
            .contains("going back: not deleted", "going back: erased", "last undone")
            .contains("taken since")
            .contains("batch: the same person", "batch: unchanged", "batch: condition failed")
            .contains("batch: replayed", "batch: erased");
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("faultySeeds")
  void everyStepIsDoneOrNotWhateverFails(long seed) {
    System.out.println("simulation, faults: to run this again, -Dcardfile.seed=" + seed);
    try (Run run = new Run(newFixture(), seed, new FaultSchedule(seed))) {
      run.steps(FAULTY_STEPS);
      // Which of the rows in progress is hit by a fault depends on the timing of threads.
      for (int more = 0; more < MORE_TIMES && !showsBatches(run, seed); more++) {
        run.batches(MORE_BATCHES);
      }
      boolean triesAgain = run.client.triesAgain();
      if (!triesAgain) {
        assertThat(run.happened).doesNotContain("tried again");
      }
      if (FIXED_FAULTY_SEEDS.contains(seed)) {
        assertThat(run.happened)
            .as("what must fail to be worth its time")
            .contains("failed, not written", "failed, written", "read failed")
            .contains("repeated, not written", "repeated though written", "indexed")
            .contains("batch", "batch: whole at last", "batch: replayed")
            .containsAnyOf("batch failed", "batch cut off")
            .containsAll(triesAgain ? List.of("tried again") : List.of());
      }
    }
  }

  /**
   * Reports whether a history with a fixed seed has covered the possible outcomes of a batch; true
   * for other seeds.
   */
  private static boolean showsBatches(Run run, long seed) {
    return !FIXED_FAULTY_SEEDS.contains(seed)
        || (run.happened.contains("batch: whole at last")
            && (run.happened.contains("batch failed") || run.happened.contains("batch cut off")));
  }
}
