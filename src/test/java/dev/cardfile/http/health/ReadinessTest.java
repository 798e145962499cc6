package dev.cardfile.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.Outage;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readiness is answered at once, however long a check takes. */
@Timeout(30)
class ReadinessTest {

  private final AtomicBoolean answers = new AtomicBoolean(true);
  private final Semaphore passes = new Semaphore(0);

  @Test
  void tellsWhatIsSoNow() {
    try (Readiness readiness = new Readiness(this::found)) {
      readiness.start();
      for (int i = 0; i < 100; i++) {
        answers.set(i % 2 == 0);
        assertThat(isReady(readiness)).isEqualTo(i % 2 == 0);
      }
    }
  }

  @Test
  void tellsWhatWasLastKnownWhileFindingOutTakesLong() throws Exception {
    try (Readiness readiness = new Readiness(this::slowly)) {
      readiness.start();
      assertThat(isReady(readiness)).as("before anything is known").isFalse();
      passes.release();
      while (!isReady(readiness)) {
        Thread.sleep(10);
      }
      answers.set(false);
      assertThat(isReady(readiness)).as("while nothing new is known").isTrue();
      passes.release(Integer.MAX_VALUE / 2);
      while (isReady(readiness)) {
        Thread.sleep(10);
      }
    }
  }

  @Test
  void isNotReadyWhenFindingOutFails() {
    isNotReadyWhile(() -> {
      throw new IllegalStateException("on purpose");
    });
  }

  @Test
  void isNotReadyWhenFindingOutFailsWithAnError() {
    isNotReadyWhile(() -> {
      throw new NoClassDefFoundError("on purpose");
    });
  }

  private static void isNotReadyWhile(Supplier<Optional<Outage>> failing) {
    AtomicBoolean fails = new AtomicBoolean(true);
    try (Readiness readiness =
        new Readiness(() -> fails.get() ? failing.get() : Optional.empty())) {
      readiness.start();
      assertThat(isReady(readiness)).isFalse();
      fails.set(false);
      assertThat(isReady(readiness)).isTrue();
    }
  }

  private static boolean isReady(Readiness readiness) {
    return readiness.outage().isEmpty();
  }

  private Optional<Outage> found() {
    return answers.get() ? Optional.empty() : Optional.of(Outage.DISK_FULL);
  }

  private Optional<Outage> slowly() {
    passes.acquireUninterruptibly();
    return found();
  }
}
