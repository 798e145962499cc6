package dev.cardfile.store.sql.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  /** A caller that waits to get its number back. */
  private static final class Caller implements GroupCommit.Waiting {

    private final int number;
    private final boolean patient;
    private final CompletableFuture<Integer> answer = new CompletableFuture<>();

    Caller(int number) {
      this(number, false);
    }

    Caller(int number, boolean patient) {
      this.number = number;
      this.patient = patient;
    }

    @Override
    public boolean isPatient() {
      return patient;
    }

    void serve() {
      answer.complete(number);
    }

    @Override
    public void fail(Throwable cause) {
      answer.completeExceptionally(cause);
    }
  }

  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

  /** A clock that stands still unless a test moves it. */
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10); // may overflow

  private final CountDownLatch firstRuns = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  private GroupCommit<Caller> groupCommit(int capacity, int batchLimit, Consumer<Caller> serve) {
    return new GroupCommit<>(
        "test",
        new GroupCommit.Capacity(capacity, capacity),
        batchLimit,
        batch -> {
          batches.add(batch.stream().map(caller -> caller.number).toList());
          firstRuns.countDown();
          await(goOn);
          batch.forEach(serve);
        },
        clock::get);
  }

  @Test
  void whileABatchRunsTheNextOneGathersInOrderUpToItsLimit() {
    List<Caller> callers = new ArrayList<>();
    try (GroupCommit<Caller> commits = groupCommit(100, 3, Caller::serve)) {
      for (int i = 0; i < 8; i++) {
        Caller caller = new Caller(i);
        callers.add(caller);
        assertThat(commits.offer(caller)).isTrue();
        await(firstRuns);
      }
      goOn.countDown();
      assertThat(callers)
          .allSatisfy(caller -> assertThat(caller.answer.join()).isEqualTo(caller.number));
    }
    assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
  }

  @Test
  void takesNoMoreThanItsCapacityBesidesTheBatchUnderWay() {
    try (GroupCommit<Caller> commits = groupCommit(2, 10, Caller::serve)) {
      assertThat(commits.offer(new Caller(0))).isTrue();
      await(firstRuns);
      assertThat(commits.offer(new Caller(1))).isTrue();
      assertThat(commits.offer(new Caller(2))).isTrue();
      assertThat(commits.offer(new Caller(3))).isFalse();
      goOn.countDown();
    }
    assertThat(batches).containsExactly(List.of(0), List.of(1, 2));
  }

  @Test
  void thePatientLetOthersGoFirstAndHaveAPartOfEachBatch() {
    try (GroupCommit<Caller> commits = groupCommit(100, 8, Caller::serve)) {
      commits.offer(new Caller(0));
      await(firstRuns);
      for (int i = 0; i < 20; i++) {
        commits.offer(new Caller(100 + i, true));
      }
      for (int i = 1; i < 9; i++) {
        commits.offer(new Caller(i));
      }
      goOn.countDown();
    }
    assertThat(batches)
        .containsExactly(
            List.of(0),
            List.of(1, 2, 3, 4, 5, 6, 100, 101),
            List.of(7, 8, 102, 103),
            List.of(104, 105), // impatient callers were there just now, and may come again
            List.of(106, 107, 108, 109, 110, 111, 112, 113),
            List.of(114, 115, 116, 117, 118, 119));
  }

  @Test
  void thePatientHaveLargerBatchesOnceNobodyElseIsAbout() {
    int quiet = GroupCommit.QUIET;
    try (GroupCommit<Caller> commits =
        groupCommit(
            1000,
            2,
            caller -> {
              // Two impatient callers come while the first large batch runs.
              if (caller.number == 2 * quiet) {
                offerTwo();
              }
              caller.serve();
            })) {
      offering = commits;
      commits.offer(new Caller(-1));
      await(firstRuns);
      List<Caller> patient =
          IntStream.range(0, 3 * quiet).mapToObj(i -> new Caller(i, true)).toList();
      patient.forEach(commits::offer);
      goOn.countDown();
      patient.getLast().answer.join();
    }
    List<Integer> sizes = batches.stream().map(List::size).toList();
    // First one patient work, because impatient callers may come again; then full batches; then
    // larger ones.
    assertThat(sizes.subList(0, 2)).containsExactly(1, 1);
    assertThat(sizes.subList(2, quiet + 1)).containsOnly(2);
    assertThat(sizes.get(quiet + 1)).isEqualTo(2 * GroupCommit.LARGER);
    assertThat(batches.get(quiet + 2)).containsExactly(1000, 1001);
    assertThat(sizes.get(quiet + 3)).isEqualTo(1);
    assertThat(sizes.subList(quiet + 4, quiet + 8)).containsOnly(2);
  }

  private GroupCommit<Caller> offering;

  private void offerTwo() {
    offering.offer(new Caller(1000));
    offering.offer(new Caller(1001));
  }

  @Test
  void thePatientRestAsLongAsTheirBatchTookWhereOthersAreAbout() {
    try (GroupCommit<Caller> commits =
        groupCommit(
            100,
            8,
            caller -> {
              if (caller.number == 100) {
                clock.addAndGet(20);
              }
              caller.serve();
            })) {
      goOn.countDown();
      ask(commits, new Caller(0));
      Caller patient = new Caller(100, true);
      ask(commits, patient);
      Caller resting = new Caller(101, true);
      commits.offer(resting);
      ask(commits, new Caller(1));
      clock.addAndGet(19);
      ask(commits, new Caller(2));
      assertThat(resting.answer).isNotDone();
      clock.addAndGet(1);
      assertThat(resting.answer.join()).isEqualTo(101);
    }
    assertThat(batches)
        .containsExactly(List.of(0), List.of(100), List.of(1), List.of(2), List.of(101));
  }

  @Test
  void closingEndsTheirRest() {
    Caller resting = new Caller(101, true);
    try (GroupCommit<Caller> commits =
        groupCommit(
            100,
            8,
            caller -> {
              if (caller.number == 100) {
                clock.addAndGet(Duration.ofDays(1).toNanos());
              }
              caller.serve();
            })) {
      goOn.countDown();
      ask(commits, new Caller(0));
      ask(commits, new Caller(100, true));
      commits.offer(resting);
      ask(commits, new Caller(1));
    }
    assertThat(resting.answer).isCompleted();
  }

  @Test
  void whereNobodyElseHasComeThePatientDoNotRest() {
    try (GroupCommit<Caller> commits =
        groupCommit(
            100,
            8,
            caller -> {
              clock.addAndGet(Duration.ofDays(1).toNanos());
              caller.serve();
            })) {
      goOn.countDown();
      for (int i = 0; i < 3; i++) {
        ask(commits, new Caller(i, true));
      }
    }
    assertThat(batches).containsExactly(List.of(0), List.of(1), List.of(2));
  }

  private static void ask(GroupCommit<Caller> commits, Caller caller) {
    commits.offer(caller);
    assertThat(caller.answer.join()).isEqualTo(caller.number);
  }

  @Test
  void wherePartsAreLessThanOneTheyTakeTurns() {
    try (GroupCommit<Caller> commits = groupCommit(100, 1, Caller::serve)) {
      commits.offer(new Caller(0));
      await(firstRuns);
      for (int i = 1; i < 4; i++) {
        commits.offer(new Caller(100 + i, true));
        commits.offer(new Caller(i));
      }
      goOn.countDown();
    }
    assertThat(batches)
        .containsExactly(
            List.of(0),
            List.of(101),
            List.of(1),
            List.of(102),
            List.of(2),
            List.of(103),
            List.of(3));
  }

  @Test
  void whoeverIsNotPatientFindsRoomHoweverManyPatientWait() {
    try (GroupCommit<Caller> commits = groupCommit(2, 10, Caller::serve)) {
      commits.offer(new Caller(0));
      await(firstRuns);
      assertThat(commits.offer(new Caller(1, true))).isTrue();
      assertThat(commits.offer(new Caller(2, true))).isTrue();
      assertThat(commits.offer(new Caller(3, true))).isFalse();
      assertThat(commits.offer(new Caller(4))).isTrue();
      goOn.countDown();
    }
  }

  @Test
  void closingRunsWhatWaitsAndTakesNoMore() {
    GroupCommit<Caller> commits = groupCommit(10, 1, Caller::serve);
    List<Caller> callers = List.of(new Caller(0), new Caller(1), new Caller(2));
    callers.forEach(commits::offer);
    goOn.countDown();
    commits.close();
    assertThat(callers).allSatisfy(caller -> assertThat(caller.answer).isCompleted());
    assertThat(commits.offer(new Caller(3))).isFalse();
    commits.close();
  }

  @Test
  void whateverABatchThrowsFailsItsCallersAndTheNextOneRuns() {
    goOn.countDown();
    try (GroupCommit<Caller> commits =
        groupCommit(
            10,
            10,
            caller -> {
              if (caller.number == 0) {
                throw new StackOverflowError("as the test wants");
              }
              caller.serve();
            })) {
      Caller first = new Caller(0);
      commits.offer(first);
      assertThat(first.answer)
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableThat()
          .withCauseInstanceOf(StackOverflowError.class);
      Caller second = new Caller(1);
      commits.offer(second);
      assertThat(second.answer.join()).isEqualTo(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }
}
