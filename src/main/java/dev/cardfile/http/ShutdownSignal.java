package dev.cardfile.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The shutdown signal for answers that would otherwise never end, such as streams of changes. */
public final class ShutdownSignal {

  private final CountDownLatch begun = new CountDownLatch(1);

  /** Announces the shutdown, and wakes every thread in {@link #pause}. */
  public void begin() {
    begun.countDown();
  }

  /** Waits for a time. Returns false as soon as the server shuts down, or on an interrupt. */
  public boolean pause(Duration time) {
    try {
      return !begun.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
