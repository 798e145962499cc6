package dev.cardfile.store.sql.jdbc;

import dev.cardfile.store.Outage;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The result of the last write by any writer of this process. Each change is logged once. */
public final class WriteHealth {

  private static final Logger LOG = LoggerFactory.getLogger(WriteHealth.class);

  private final ReentrantLock changing = new ReentrantLock();
  private volatile @Nullable Outage outage;
  private volatile long lastWriteNanos = System.nanoTime();

  /** Records that a write has been committed. */
  void written() {
    lastWriteNanos = System.nanoTime();
    if (outage != null) {
      var _ = become(null);
    }
  }

  /**
   * Records that a write failed. A failure that says nothing about the next write, such as a lock
   * held by another writer, is ignored.
   */
  void failed(Throwable failure) {
    Outage reason = Outages.of(failure);
    if (reason.lastsUntilWritten() && reason != outage && become(reason)) {
      LOG.debug("the write that failed", failure);
    }
  }

  /** Returns why the last write failed; empty if it succeeded. */
  public Optional<Outage> outage() {
    return Optional.ofNullable(outage);
  }

  /** Returns the time since the last committed write. */
  long idleNanos() {
    return System.nanoTime() - lastWriteNanos;
  }

  /**
   * Sets the state and logs the change. Returns false if another thread has already set the same
   * state.
   */
  private boolean become(@Nullable Outage next) {
    changing.lock();
    try {
      Outage before = outage;
      outage = next;
      if (next == before) {
        return false;
      }
      if (next != null) {
        LOG.atError()
            .addKeyValue("cause", next.text())
            .log("the store cannot be written: writes are answered 503 until it can");
      } else if (before != null) {
        LOG.atInfo().addKeyValue("cause", before.text()).log("the store can be written again");
      }
      return true;
    } finally {
      changing.unlock();
    }
  }
}
