package dev.cardfile.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test advances it. */
final class TestClock implements InstantSource {

  /** Longer than running code leaves the clock unread. */
  private static final int STILL_MILLIS = 20;

  private final AtomicLong looks = new AtomicLong();
  private volatile Instant now;

  TestClock(Instant start) {
    now = start;
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  /** Waits until nothing reads the clock any more, so that everything that did is waiting. */
  void awaitStill() throws InterruptedException {
    long before;
    do {
      before = looks.get();
      Thread.sleep(STILL_MILLIS);
    } while (looks.get() != before);
  }

  @Override
  public Instant instant() {
    looks.incrementAndGet();
    return now;
  }
}
