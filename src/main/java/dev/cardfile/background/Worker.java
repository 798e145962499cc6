package dev.cardfile.background;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The life of a thread that works in the background: it starts once, waits for something to do, and
 * ends when it is closed. What it shares with its callers is guarded by its lock.
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

  /** Starts it, when all that the work needs is there. */
  public void start(Runnable work) {
    started = true;
    thread = Thread.ofPlatform().name(name).daemon().start(work);
  }

  public void lock() {
    lock.lock();
  }

  public void unlock() {
    lock.unlock();
  }

  /** Wakes it, where it waits. To be called with the lock held. */
  public void wake() {
    changed.signal();
  }

  /** Waits until it is woken, or for no reason. To be called with the lock held. */
  @SuppressWarnings("WaitNotInLoop") // whoever calls it asks again what it waits for
  public void await() {
    changed.awaitUninterruptibly();
  }

  /**
   * As {@link #await()}, for no longer than this.
   *
   * @return how long is left
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
   * Says that there is work: who waits in {@link #awaitDue} goes on, or next time does not wait.
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

  /** Waits until there is work, but no longer than so; false when it is closed. */
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

  /** Waits for so long, or until it is closed. */
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

  /** Has it end, and returns when it has; an interrupt is kept for later. */
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
