package dev.cardfile.http.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeWatchTest {

  private static final LocationId HERE = new LocationId("here");

  /** The number of the last change; an error comes first, as where memory is short. */
  private static HistoryStore failingAtFirst(AtomicInteger reads, long last) {
    return (HistoryStore)
        Proxy.newProxyInstance(
            HistoryStore.class.getClassLoader(),
            new Class<?>[] {HistoryStore.class},
            (proxy, method, arguments) -> {
              if (reads.incrementAndGet() == 1) {
                throw new StackOverflowError();
              }
              return last;
            });
  }

  @Test
  void whereAnErrorHasEndedTheThreadTheNextRequestStartsAnother() {
    AtomicInteger reads = new AtomicInteger();
    try (ChangeWatch watch = new ChangeWatch(failingAtFirst(reads, 5))) {
      for (int i = 0; i < 100 && reads.get() < 2; i++) {
        watch.await(HERE, 4, Duration.ofMillis(50));
      }
      assertThat(reads).hasValueGreaterThanOrEqualTo(2);
    }
  }
}
