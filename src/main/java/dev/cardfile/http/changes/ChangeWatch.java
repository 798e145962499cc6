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
 * Wakes those who wait for the next change of a location. While somebody waits, one thread looks
 * for the last change of each location that is waited for: after each commit in this process, and
 * each second, for the commits of other servers.
 */
public final class ChangeWatch implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** However often somebody commits, it looks no more often. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final HistoryStore history;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition worthLooking = lock.newCondition();
  private final Map<LocationId, Place> waitedFor = new HashMap<>();
  private boolean looking;
  private boolean dirty;
  private volatile boolean somebodyWaits;
  private volatile boolean closed;

  /** A location that is waited for. */
  private final class Place {
    private final Condition changed = lock.newCondition();
    private int waiting;
    private long last;
  }

  public ChangeWatch(HistoryStore history) {
    this.history = history;
  }

  /** Something was committed in this process. It may be called on the thread that has written. */
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

  /** Whether the server ends, so that nobody is to wait any longer. */
  boolean isClosed() {
    return closed;
  }

  /** Waits until the location has a change after this one, but no longer than so. */
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

  /** A change may have come between its caller's last look and now. */
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
    try {
      for (List<LocationId> places = next(); !places.isEmpty(); places = next()) {
        places.forEach(this::lookAt);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** The locations to look at, when it is worth it; none when nobody waits any more. */
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
      // Who waits reads too, each second, and finds out by itself.
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

  /** Nobody waits any longer. */
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
