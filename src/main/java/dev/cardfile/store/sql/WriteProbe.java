package dev.cardfile.store.sql;

import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a small write when the last write failed, so that a store that nobody writes to becomes
 * ready again, and after a long time without one, so that a store that is only read notices that it
 * cannot be written.
 */
final class WriteProbe implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WriteProbe.class);

  private final Writer writer;
  private final WriteHealth health;
  private final Pace pace;
  private final Attempt attempt;
  private final Runnable eachTime;
  private final Worker worker = new Worker("cardfile-probe");

  /**
   * How often.
   *
   * @param again how long after a write that failed, and after each such try
   * @param idle how long after the last write that was committed
   */
  record Pace(Duration again, Duration idle) {
    static final Pace DEFAULT = new Pace(Duration.ofSeconds(1), Duration.ofMinutes(1));
    static final Pace NEVER = new Pace(Duration.ofDays(1), Duration.ofDays(1));
  }

  /** A small write that changes nothing. */
  interface Attempt {

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
  WriteProbe(Writer writer, WriteHealth health, Pace pace, Attempt attempt, Runnable eachTime) {
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
