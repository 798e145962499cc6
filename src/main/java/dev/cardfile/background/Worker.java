package dev.cardfile.background;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The life cycle of a background thread: it starts once, waits for work, and ends when it is
 * closed. The state that it shares with its callers is guarded by its lock.
 */
public final class Worker implements AutoCloseable {

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Thread thread = Thread.currentThread();
  private boolean started;
  private boolean due;
  private boolean closed;

  public Worker(String name) {
    this.name = name;
  }

  /** Starts the thread. To be called when everything that the work needs has been set up. */
  public void start(Runnable work) {
    thread = Thread.ofPlatform().name(name).daemon().start(work);
    started = true;
  }

  public void lock() {
    lock.lock();
  }

  public void unlock() {
    lock.unlock();
  }

  /** Wakes the thread if it waits. The lock must be held. */
  public void wake() {
    changed.signal();
  }

  /** Waits to be woken; can also return spuriously. The lock must be held. */
  @SuppressWarnings("WaitNotInLoop") // callers check their condition again
  public void await() {
    changed.awaitUninterruptibly();
  }

  /**
   * Like {@link #await()}, but at most for this time.
   *
   * @return the nanoseconds that are left; 0 or less if the time is up
   */
  @SuppressWarnings("WaitNotInLoop") // as above
  public long await(long nanos) {
    try {
      return changed.awaitNanos(nanos);
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /**
   * Signals that there is work: {@link #awaitDue} returns, or returns at once when it is next
   * called.
   */
  public void due() {
    lock.lock();
    try {
      due = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is work, but at most for this time. Returns false if the worker is closed.
   */
  public boolean awaitDue(Duration most) {
    lock.lock();
    try {
      long left = most.toNanos();
      while (left > 0 && !due && !closed) {
        left = await(left);
      }
      due = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for this time, or until the worker is closed. */
  public void pause(long nanos) {
    lock.lock();
    try {
      long rest = nanos;
      while (rest > 0 && !closed) {
        rest = await(rest);
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes the thread end, and returns when it has ended. If the caller is interrupted meanwhile,
   * its interrupt status is restored.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (started) {
      join();
    }
  }

  private void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
