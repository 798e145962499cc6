package dev.cardfile.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdSequenceTest {

  private static final long START = 1_760_000_000_000L;

  private long now = START;

  @Test
  void idsAreTwentyLettersAndDigits() {
    assertThat(take(sequence(new Random(1)), 1000)).allMatch(id -> id.matches("[0-9A-Za-z]{20}"));
  }

  @Test
  void idsRiseWithinAMillisecond() {
    assertRising(take(sequence(new Random(2)), 10_000));
  }

  @Test
  void idsRiseThoughTheClockStepsBack() {
    IdSequence ids = sequence(new Random(3));
    List<String> all = new ArrayList<>();
    for (long step : new long[] {0, 5, -1000, 3, -86_400_000, 86_400_001}) {
      now += step;
      all.addAll(take(ids, 10));
    }
    assertRising(all);
  }

  @Test
  void idsRiseWhenAMillisecondIsFull() {
    IdSequence ids = sequence(new Highest());
    assertRising(take(ids, 10));
    assertThat(take(ids, 1).getFirst()).isLessThan(laterId());
  }

  @Test
  void millisecondsComeFirst() {
    String earlier = take(sequence(new Highest()), 1).getFirst();
    assertThat(earlier).isLessThan(laterId());
  }

  @Test
  void idsOfManyThreadsDiffer() throws InterruptedException {
    IdSequence ids = sequence(new Random(4));
    ConcurrentLinkedQueue<String> all = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(Thread.ofPlatform().start(() -> all.addAll(take(ids, 1000))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(all).hasSize(8000).doesNotHaveDuplicates();
  }

  /** Returns the lowest id of the millisecond after next. */
  private String laterId() {
    IdSequence later = new IdSequence(() -> Instant.ofEpochMilli(START + 2), () -> 0);
    return later.next();
  }

  private IdSequence sequence(RandomGenerator random) {
    return new IdSequence(() -> Instant.ofEpochMilli(now), random);
  }

  private static List<String> take(IdSequence ids, int count) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(ids.next());
    }
    return taken;
  }

  private static void assertRising(List<String> ids) {
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  /** A generator that always returns the highest possible number. */
  private static final class Highest implements RandomGenerator {

    @Override
    public long nextLong() {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }

    @Override
    public int nextInt(int bound) {
      return bound - 1;
    }
  }
}
