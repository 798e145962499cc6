package dev.cardfile.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is told to go on. */
final class TestClock implements InstantSource {

  /** Longer than somebody who works, and looks at it again and again, leaves it alone. */
  private static final int STILL_MILLIS = 20;

  private final AtomicLong looks = new AtomicLong();
  private volatile Instant now;

  TestClock(Instant start) {
    now = start;
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  /** Returns when nobody looks at it any more: whoever did waits for something. */
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
