package dev.cardfile.http.changes;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes requests that wait for the next change of a location. While any are waiting, one thread
 * reads the last change of each of their locations: after each commit of this process, and every
 * second, for the commits of other servers.
 */
public final class ChangeWatch implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** The pause after each look, however often something is committed. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final HistoryStore history;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition worthLooking = lock.newCondition();
  private final Map<LocationId, Place> waitedFor = new HashMap<>();
  private boolean looking;
  private boolean dirty;
  private volatile boolean somebodyWaits;
  private volatile boolean closed;

  /** A location for whose changes requests are waiting. */
  private final class Place {
    private final Condition changed = lock.newCondition();
    private int waiting;
    private long last;
  }

  public ChangeWatch(HistoryStore history) {
    this.history = history;
  }

  /** Records that this process has committed something. May be called on the thread that did so. */
  public void committed() {
    if (!somebodyWaits) {
      return;
    }
    lock.lock();
    try {
      dirty = true;
      worthLooking.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Reports whether the server is shutting down, so that no request may wait any longer. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Waits until the location has a change with a higher number than this, or the time has passed.
   * May return early.
   */
  void await(LocationId location, long after, Duration most) {
    lock.lock();
    try {
      Place place = waitedFor.computeIfAbsent(location, first -> new Place());
      place.waiting++;
      look();
      try {
        long left = most.toNanos();
        while (place.last <= after && left > 0 && !closed) {
          left = place.changed.awaitNanos(left);
        }
      } finally {
        place.waiting--;
        if (place.waiting == 0) {
          waitedFor.remove(location);
        }
        somebodyWaits = !waitedFor.isEmpty();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the thread look at once, since a change may have come after the caller last read; starts
   * the thread if it is not running.
   */
  private void look() {
    somebodyWaits = true;
    dirty = true;
    worthLooking.signal();
    if (!looking && !closed) {
      looking = true;
      Thread.ofVirtual().name("change-watch").start(this::lookOften);
    }
  }

  private void lookOften() {
    boolean ended = false;
    try {
      for (List<LocationId> places = next(); !places.isEmpty(); places = next()) {
        places.forEach(this::lookAt);
        Thread.sleep(PAUSE);
      }
      ended = true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended) {
        allowRestart();
      }
    }
  }

  /** Lets the next request that waits start another thread, since an error has ended this one. */
  private void allowRestart() {
    lock.lock();
    try {
      looking = false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a look is due, and returns the locations to look at; empty if no request is waiting
   * any longer.
   */
  private List<LocationId> next() throws InterruptedException {
    lock.lock();
    try {
      long left = BETWEEN_LOOKS.toNanos();
      while (!dirty && left > 0 && !closed && !waitedFor.isEmpty()) {
        left = worthLooking.awaitNanos(left);
      }
      dirty = false;
      looking = !closed && !waitedFor.isEmpty();
      return looking ? List.copyOf(waitedFor.keySet()) : List.of();
    } finally {
      lock.unlock();
    }
  }

  private void lookAt(LocationId location) {
    long last;
    try {
      last = history.last(location);
    } catch (RuntimeException failure) {
      // Waiting requests read the store every second themselves, and notice the failure then.
      return;
    }
    lock.lock();
    try {
      Place place = waitedFor.get(location);
      if (place != null && last > place.last) {
        place.last = last;
        place.changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting, for good. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      worthLooking.signalAll();
      waitedFor.values().forEach(place -> place.changed.signalAll());
    } finally {
      lock.unlock();
    }
  }
}
