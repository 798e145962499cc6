package dev.cardfile.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A call on its own thread, which is known to be waiting for the store.
 *
 * @param <R> the result of the call
 */
public final class QueuedCall<R> {

  /** The pause between two checks, in nanoseconds; a spinning thread would occupy a core. */
  public static final long A_MOMENT = 200_000;

  private static final long PATIENCE_SECONDS = 30;

  private final CompletableFuture<R> answer = new CompletableFuture<>();
  private final Thread thread;

  private QueuedCall(Supplier<R> call) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                answer.complete(call.get());
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            });
  }

  /** Starts the call. Returns when its thread waits or has ended. */
  public static <R> QueuedCall<R> start(Supplier<R> call) {
    return start(call, () -> false);
  }

  /**
   * Does the same as {@link #start(Supplier)}, for a call that waits elsewhere than on its own
   * thread, such as in the database.
   */
  public static <R> QueuedCall<R> start(Supplier<R> call, BooleanSupplier waits) {
    QueuedCall<R> queued = new QueuedCall<>(call);
    while (queued.thread.getState() != Thread.State.WAITING
        && queued.thread.isAlive()
        && !waits.getAsBoolean()) {
      LockSupport.parkNanos(A_MOMENT);
    }
    return queued;
  }

  public Thread thread() {
    return thread;
  }

  /** Waits for the answer, and throws what the call threw. */
  public R answer() {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the call does not return", e);
    }
  }
}
