package dev.cardfile.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the server ends, for those who send what has no end of its own. */
public final class Ending {

  private final CountDownLatch begun = new CountDownLatch(1);

  /** The server ends: nobody is to wait any longer. */
  public void begin() {
    begun.countDown();
  }

  /** Waits for so long; false as soon as the server ends. */
  public boolean pause(Duration time) {
    try {
      return !begun.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
