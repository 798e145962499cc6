package dev.cardfile.store;

import dev.cardfile.location.LocationId;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Blocks a store's writer until {@link #goOn}, so that calls made in the meantime gather in one
 * batch.
 */
public final class BlockedWriter {

  /**
   * A test that fails never calls {@link #goOn}; this limit lets its store be closed all the same.
   */
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final QueuedCall<String> call;

  private BlockedWriter(Stores stores, LocationId location) {
    call =
        QueuedCall.start(() ->
            WorkingSet.exclusively(
                stores,
                location,
                Set.of(),
                working -> {
                  running.countDown();
                  await(goOn);
                  return "went on";
                }));
    await(running);
  }

  public static BlockedWriter in(Stores stores, LocationId location) {
    return new BlockedWriter(stores, location);
  }

  public void goOn() {
    goOn.countDown();
    call.answer();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody lets the writer go on");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
