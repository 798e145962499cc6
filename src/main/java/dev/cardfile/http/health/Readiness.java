package dev.cardfile.http.health;

import dev.cardfile.store.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports whether the store can serve, however many callers ask and however long a probe takes. A
 * thread of its own probes repeatedly. Callers wait for the probe only briefly, and then get the
 * last known result.
 */
public final class Readiness implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  /** How long a caller waits for a new result. */
  private static final Duration MOMENT = Duration.ofMillis(500);

  private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);

  /** A probe that takes longer than this means that the server is not ready. */
  private static final Duration LONGEST_PROBE = Duration.ofSeconds(30);

  private final Supplier<Optional<Outage>> probe;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition known = lock.newCondition();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("http-readiness").unstarted(this::probeOften);
  private long begun;
  private long ended;
  private long asked;
  private long beganAt;
  private @Nullable Outage outage = Outage.NO_ANSWER;

  public Readiness(Supplier<Optional<Outage>> probe) {
    this.probe = probe;
  }

  public void start() {
    thread.start();
  }

  /**
   * Returns the result of a probe that begins after this call or, if that takes too long, the last
   * known result. Empty if the store can serve.
   */
  public Optional<Outage> outage() {
    lock.lock();
    try {
      long mine = begun + 1;
      asked = Math.max(asked, mine);
      wanted.signal();
      long left = MOMENT.toNanos();
      while (ended < mine && left > 0) {
        left = known.awaitNanos(left);
      }
      boolean stuck = begun > ended && System.nanoTime() - beganAt > LONGEST_PROBE.toNanos();
      return stuck ? Optional.of(Outage.NO_ANSWER) : Optional.ofNullable(outage);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.of(Outage.CLOSED);
    } finally {
      lock.unlock();
    }
  }

  private void probeOften() {
    try {
      while (true) {
        begin();
        end(found());
      }
    } catch (InterruptedException closed) {
      // The server shuts down.
    }
  }

  private Optional<Outage> found() {
    try {
      return probe.get();
    } catch (RuntimeException | Error fault) {
      LOG.error("the readiness check failed", fault);
      return Optional.of(Outage.OTHER);
    }
  }

  private void begin() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = begun == 0 ? 0 : BETWEEN_PROBES.toNanos();
      while (asked <= begun && left > 0) {
        left = wanted.awaitNanos(left);
      }
      begun++;
      beganAt = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  private void end(Optional<Outage> found) {
    lock.lock();
    try {
      ended = begun;
      outage = found.orElse(null);
      known.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
