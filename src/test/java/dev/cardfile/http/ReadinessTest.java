package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readiness is told at once, however long finding out takes. */
@Timeout(30)
class ReadinessTest {

  private final AtomicBoolean answers = new AtomicBoolean(true);
  private final Semaphore passes = new Semaphore(0);

  @Test
  void tellsWhatIsSoNow() {
    try (Readiness readiness = new Readiness(answers::get)) {
      readiness.start();
      for (int i = 0; i < 100; i++) {
        answers.set(i % 2 == 0);
        assertThat(readiness.isReady()).isEqualTo(i % 2 == 0);
      }
    }
  }

  @Test
  void tellsWhatWasLastKnownWhileFindingOutTakesLong() throws Exception {
    try (Readiness readiness = new Readiness(this::slowly)) {
      readiness.start();
      assertThat(readiness.isReady()).as("before anything is known").isFalse();
      passes.release();
      while (!readiness.isReady()) {
        Thread.sleep(10);
      }
      answers.set(false);
      assertThat(readiness.isReady()).as("while nothing new is known").isTrue();
      passes.release(Integer.MAX_VALUE / 2);
      while (readiness.isReady()) {
        Thread.sleep(10);
      }
    }
  }

  @Test
  void isNotReadyWhenFindingOutFails() {
    AtomicBoolean fails = new AtomicBoolean(true);
    try (Readiness readiness =
        new Readiness(() -> {
          if (fails.get()) {
            throw new IllegalStateException("on purpose");
          }
          return true;
        })) {
      readiness.start();
      assertThat(readiness.isReady()).isFalse();
      fails.set(false);
      assertThat(readiness.isReady()).isTrue();
    }
  }

  private boolean slowly() {
    passes.acquireUninterruptibly();
    return answers.get();
  }
}
