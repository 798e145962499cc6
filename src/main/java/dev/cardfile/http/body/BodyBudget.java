package dev.cardfile.http.body;

import java.util.concurrent.Semaphore;

/**
 * The memory that all requests in progress may take together. Without this limit, many large
 * requests, or requests that become large, would fill the heap.
 */
public final class BodyBudget {

  private static final int UNIT = 1024;

  private final int capacity;
  private final Semaphore units;

  public BodyBudget(long bytes) {
    this.capacity = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    this.units = new Semaphore(capacity);
  }

  /** Returns a new share, which is empty at first. */
  public Share share() {
    return new Share();
  }

  /** The part of the budget that one request takes until the share is closed. Not thread-safe. */
  public final class Share implements AutoCloseable {

    private int held;
    private Runnable whenClosed = () -> {};

    private Share() {}

    /** Sets an action to run when the share is closed. */
    void whenClosed(Runnable giveBack) {
      whenClosed = giveBack;
    }

    /**
     * Grows the share to at least this size. A request that is larger than the whole budget gets
     * all of it if no other request takes any.
     *
     * @return false if other requests take too much; then the share is unchanged
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
