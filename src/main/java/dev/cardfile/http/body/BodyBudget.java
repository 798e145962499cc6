package dev.cardfile.http.body;

import java.util.concurrent.Semaphore;

/**
 * The memory that all requests under way may take together. Without it, many large requests, or
 * requests that become large, would fill the heap.
 */
public final class BodyBudget {

  private static final int UNIT = 1024;

  private final int capacity;
  private final Semaphore units;

  public BodyBudget(long bytes) {
    this.capacity = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    this.units = new Semaphore(capacity);
  }

  /** What one request takes: nothing at first. */
  public Share share() {
    return new Share();
  }

  /** What one request takes of the budget until it is closed; of one thread. */
  public final class Share implements AutoCloseable {

    private int held;
    private Runnable whenClosed = () -> {};

    private Share() {}

    /** Has something given back with it. */
    void whenClosed(Runnable giveBack) {
      whenClosed = giveBack;
    }

    /**
     * Sees that the share is at least so large. A request that is larger than the whole budget may
     * have all of it, when it is alone.
     *
     * @return false when too much is under way; then the share is as it was
     */
    public boolean growTo(long bytes) {
      int wanted = (int) Math.min(capacity, (bytes + UNIT - 1) / UNIT);
      if (wanted > held) {
        if (!units.tryAcquire(wanted - held)) {
          return false;
        }
        held = wanted;
      }
      return true;
    }

    @Override
    public void close() {
      units.release(held);
      held = 0;
      whenClosed.run();
      whenClosed = () -> {};
    }
  }
}
