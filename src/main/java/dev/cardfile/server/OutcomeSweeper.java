package dev.cardfile.server;

import dev.cardfile.http.Metrics;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.write.OutcomeSweep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops kept outcomes of requests in the background: every minute in the locations where this
 * process has kept some, and now and then in all, since another process may have ended.
 */
final class OutcomeSweeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeSweeper.class);

  private static final Duration BETWEEN_PASSES = Duration.ofMinutes(1);
  private static final int PASSES_BETWEEN_ALL = 60;

  /** So many new ones in one location do not wait for the next pass. */
  private static final int MANY = OutcomeSweep.MOST / 20;

  private final OutcomeSweep sweep;
  private final LocationStore locations;
  private final Metrics metrics;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<LocationId, Integer> keptIn = new HashMap<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("cardfile-outcomes").unstarted(this::run);
  private boolean many;
  private boolean closed;

  OutcomeSweeper(OutcomeSweep sweep, LocationStore locations, Metrics metrics) {
    this.sweep = sweep;
    this.locations = locations;
    this.metrics = metrics;
  }

  void start() {
    thread.start();
  }

  /** Learns that an outcome is kept in a location. */
  void kept(LocationId location) {
    lock.lock();
    try {
      if (keptIn.merge(location, 1, Integer::sum) == MANY) {
        many = true;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    for (int pass = 1; awaitPass(); pass++) {
      try {
        if (pass % PASSES_BETWEEN_ALL == 1) {
          locations.list().stream().map(Location::id).forEach(this::know);
        }
        due().forEach(this::sweep);
      } catch (StoreUnavailable away) {
        LOG.debug("kept answers will be dropped later", away);
      } catch (RuntimeException e) {
        LOG.error("kept answers could not be dropped", e);
      }
    }
  }

  /** Waits for the next pass; false when this is closed. */
  private boolean awaitPass() {
    lock.lock();
    try {
      long left = BETWEEN_PASSES.toNanos();
      while (left > 0 && !many && !closed) {
        left = changed.awaitNanos(left);
      }
      many = false;
      return !closed;
    } catch (InterruptedException ended) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void know(LocationId location) {
    lock.lock();
    try {
      keptIn.putIfAbsent(location, 0);
    } finally {
      lock.unlock();
    }
  }

  private List<LocationId> due() {
    lock.lock();
    try {
      List<LocationId> all = new ArrayList<>(keptIn.keySet());
      keptIn.replaceAll((location, count) -> 0);
      return all;
    } finally {
      lock.unlock();
    }
  }

  private void sweep(LocationId location) {
    OutcomeSweep.Swept swept;
    do {
      swept = sweep.step(location);
      metrics.outcomesDropped(swept.old(), swept.tooMany());
    } while (swept.more() && !isClosed());
    if (swept.isEmpty()) {
      forget(location);
    }
  }

  private void forget(LocationId location) {
    lock.lock();
    try {
      keptIn.remove(location, 0);
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread, and returns when it has ended. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException later) {
      Thread.currentThread().interrupt();
    }
  }
}
