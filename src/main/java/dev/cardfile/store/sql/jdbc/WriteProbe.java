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
 * Tries a small write in two cases: after a failed write, so that a store without other writes
 * becomes ready again; and after a long time without a write, so that a failure is noticed even if
 * the store is only read.
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
     * @param last why the last write failed; empty if it succeeded
     */
    void write(Session session, Optional<Outage> last) throws SQLException;
  }

  /**
   * Starts the thread of the probe.
   *
   * @param eachTime run each time before the probe decides whether to write
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
        LOG.error("the test write failed", e);
      }
    }
  }

  /** Waits until the next check is due; returns false if the probe is closed. */
  private boolean awaitNext() {
    worker.pause(pace.again().toNanos());
    return !worker.isClosed();
  }

  @Override
  public void close() {
    worker.close();
  }
}
