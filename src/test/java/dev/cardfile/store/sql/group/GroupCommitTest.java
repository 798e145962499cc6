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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  /** Somebody who waits for his number. */
  private static final class Caller implements GroupCommit.Waiting {

    private final int number;
    private final CompletableFuture<Integer> answer = new CompletableFuture<>();

    Caller(int number) {
      this.number = number;
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
  private final CountDownLatch firstRuns = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  private GroupCommit<Caller> groupCommit(int capacity, int batchLimit, Consumer<Caller> serve) {
    return new GroupCommit<>(
        "test",
        capacity,
        batchLimit,
        batch -> {
          batches.add(batch.stream().map(caller -> caller.number).toList());
          firstRuns.countDown();
          await(goOn);
          batch.forEach(serve);
        });
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
