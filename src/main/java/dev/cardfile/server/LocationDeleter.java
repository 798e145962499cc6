package dev.cardfile.server;

import dev.cardfile.background.Worker;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationDeletions;
import dev.cardfile.store.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the rows of locations in the background: of those whose deletion this process has begun,
 * at once, and every minute of those that another process has left unfinished, for example because
 * it was killed.
 */
final class LocationDeleter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocationDeleter.class);

  private static final Duration BETWEEN_PASSES = Duration.ofMinutes(1);

  private final LocationDeletions deletions;
  private final InstantSource clock;
  private final Worker worker = new Worker("cardfile-deletions");

  LocationDeleter(LocationDeletions deletions, InstantSource clock) {
    this.deletions = deletions;
    this.clock = clock;
  }

  void start() {
    worker.start(this::run);
  }

  /** Reports that a deletion has begun. */
  void begun() {
    worker.due();
  }

  private void run() {
    do { // the first pass is for what earlier processes have left
      try {
        deletions.pending().forEach(this::tryToDelete);
      } catch (StoreUnavailable away) {
        LOG.debug("locations will be deleted later", away);
      } catch (Throwable e) { // any failure: nothing would be deleted if this thread ended
        LOG.error("the locations to be deleted could not be read", e);
      }
    } while (worker.awaitDue(BETWEEN_PASSES));
  }

  /** Deletes a location; if that fails, the others are deleted all the same. */
  private void tryToDelete(LocationId location) {
    try {
      delete(location);
    } catch (StoreUnavailable away) {
      LOG.atDebug()
          .addKeyValue("location", location.value())
          .setCause(away)
          .log("a location will be deleted later");
    } catch (Throwable e) { // as above
      LOG.atError()
          .addKeyValue("location", location.value())
          .setCause(e)
          .log("a location could not be deleted: it is tried again in a minute");
    }
  }

  private void delete(LocationId location) {
    int deleted = 1;
    while (deleted > 0 && !worker.isClosed()) {
      long start = System.nanoTime();
      deleted = deletions.proceed(location, clock.instant());
      worker.pause(System.nanoTime() - start); // leaves others as much time to write
    }
    if (deleted == 0) {
      LOG.atInfo().addKeyValue("location", location.value()).log("location deleted");
    }
  }

  /** Stops the thread, and returns when it has ended. */
  @Override
  public void close() {
    worker.close();
  }
}
