package dev.cardfile.server;

import dev.cardfile.background.Worker;
import dev.cardfile.http.Metrics;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.write.work.OutcomeSweep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops kept outcomes of requests in the background: every minute in the locations where this
 * process has kept some, and every hour in all locations, because another process may have ended
 * before it dropped its own.
 */
final class OutcomeSweeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeSweeper.class);

  private static final Duration BETWEEN_PASSES = Duration.ofMinutes(1);
  private static final int PASSES_BETWEEN_ALL = 60;

  /** The number of new outcomes in a location for which the next pass begins at once. */
  private static final int MANY = OutcomeSweep.MOST / 20;

  private final OutcomeSweep sweep;
  private final LocationStore locations;
  private final Metrics metrics;
  private final Worker worker = new Worker("cardfile-outcomes");
  private final Map<LocationId, Integer> keptIn = new HashMap<>();

  OutcomeSweeper(OutcomeSweep sweep, LocationStore locations, Metrics metrics) {
    this.sweep = sweep;
    this.locations = locations;
    this.metrics = metrics;
  }

  void start() {
    worker.start(this::run);
  }

  /** Reports that an outcome was kept in a location. */
  void kept(LocationId location) {
    worker.lock();
    try {
      if (keptIn.merge(location, 1, Integer::sum) == MANY) {
        worker.due();
      }
    } finally {
      worker.unlock();
    }
  }

  private void run() {
    for (int pass = 1; worker.awaitDue(BETWEEN_PASSES); pass++) {
      try {
        if (pass % PASSES_BETWEEN_ALL == 1) {
          locations.list().stream().map(Location::id).forEach(this::know);
        }
        due().forEach(this::sweep);
      } catch (StoreUnavailable away) {
        LOG.debug("kept answers will be dropped later", away);
      } catch (Throwable e) { // any failure: nothing would be dropped if this thread ended
        LOG.error("kept answers could not be dropped", e);
      }
    }
  }

  private void know(LocationId location) {
    worker.lock();
    try {
      keptIn.putIfAbsent(location, 0);
    } finally {
      worker.unlock();
    }
  }

  private List<LocationId> due() {
    worker.lock();
    try {
      List<LocationId> all = new ArrayList<>(keptIn.keySet());
      keptIn.replaceAll((location, count) -> 0);
      return all;
    } finally {
      worker.unlock();
    }
  }

  private void sweep(LocationId location) {
    try {
      OutcomeSweep.Swept swept;
      do {
        swept = sweep.step(location);
        metrics.outcomesDropped(swept.old(), swept.tooMany());
      } while (swept.more() && !worker.isClosed());
      if (swept.isEmpty()) {
        forget(location);
      }
    } catch (UnknownLocation deleted) {
      forget(location); // its outcomes are deleted with the location
    }
  }

  private void forget(LocationId location) {
    worker.lock();
    try {
      keptIn.remove(location, 0);
    } finally {
      worker.unlock();
    }
  }

  /** Stops the thread, and returns when it has ended. */
  @Override
  public void close() {
    worker.close();
  }
}
