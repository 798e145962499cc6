package dev.cardfile.http;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * How many bytes of bodies may be under way at once. Without it, many large requests that wait for
 * the store would together fill the memory.
 */
final class BodyBudget {

  private static final int UNIT = 1024;

  private final Semaphore units;

  /** A part of the budget, to be given back. */
  interface Share extends AutoCloseable {

    @Override
    void close();
  }

  BodyBudget(long bytes) {
    this.units = new Semaphore(Math.toIntExact(bytes / UNIT));
  }

  /** Takes a share for a body of at most so many bytes; empty when too much is under way. */
  Optional<Share> take(long bytes) {
    int wanted = Math.toIntExact((bytes + UNIT - 1) / UNIT);
    return units.tryAcquire(wanted) ? Optional.of(() -> units.release(wanted)) : Optional.empty();
  }
}
