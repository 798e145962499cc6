package dev.cardfile.store.sql.jdbc;

import dev.cardfile.background.Worker;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a small write when the last write failed, so that a store that nobody writes to becomes
 * ready again, and after a long time without one, so that a store that is only read notices that it
 * cannot be written.
 */
public final class WriteProbe implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WriteProbe.class);

  private final Writer writer;
  private final WriteHealth health;
  private final StoreSettings.Probing pace;
  private final Attempt attempt;
  private final Runnable eachTime;
  private final Worker worker = new Worker("cardfile-probe");

  /** A small write that changes nothing. */
  public interface Attempt {

    /**
     * Writes.
     *
     * @param last why the last write failed, if it did
     */
    void write(Session session, Optional<Outage> last) throws SQLException;
  }

  /**
   * Starts its thread.
   *
   * @param eachTime run at each look
   */
  public WriteProbe(
      Writer writer,
      WriteHealth health,
      StoreSettings.Probing pace,
      Attempt attempt,
      Runnable eachTime) {
    this.writer = writer;
    this.health = health;
    this.pace = pace;
    this.attempt = attempt;
    this.eachTime = eachTime;
    worker.start(this::run);
  }

  private void run() {
    while (awaitNext()) {
      try {
        eachTime.run();
        Optional<Outage> last = health.outage();
        if (last.isPresent() || health.idleNanos() > pace.idle().toNanos()) {
          writer.change(session -> {
            attempt.write(session, last);
            return true;
          });
        }
      } catch (StoreUnavailable still) {
        LOG.debug("the store cannot be written yet", still);
      } catch (RuntimeException e) {
        LOG.error("the store could not be tried", e);
      }
    }
  }

  /** Waits for the next look; false when this is closed. */
  private boolean awaitNext() {
    worker.pause(pace.again().toNanos());
    return !worker.isClosed();
  }

  @Override
  public void close() {
    worker.close();
  }
}
