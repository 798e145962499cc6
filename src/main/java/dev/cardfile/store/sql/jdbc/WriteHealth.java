package dev.cardfile.store.sql.jdbc;

import dev.cardfile.store.Outage;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the last write, whoever made it; the log has a line for each change. */
public final class WriteHealth {

  private static final Logger LOG = LoggerFactory.getLogger(WriteHealth.class);

  private final ReentrantLock changing = new ReentrantLock();
  private volatile @Nullable Outage outage;
  private volatile long lastWriteNanos = System.nanoTime();

  /** A write has been committed. */
  void written() {
    lastWriteNanos = System.nanoTime();
    if (outage != null) {
      var _ = become(null);
    }
  }

  /** A write failed. That somebody else was in its way is no news: the next may do. */
  void failed(Throwable failure) {
    Outage reason = Outages.of(failure);
    if (reason.lastsUntilWritten() && reason != outage && become(reason)) {
      LOG.debug("the write that failed", failure);
    }
  }

  /** Why the last write failed; empty when it did not. */
  public Optional<Outage> outage() {
    return Optional.ofNullable(outage);
  }

  /** How long there has been no write that was committed. */
  long idleNanos() {
    return System.nanoTime() - lastWriteNanos;
  }

  /** False when it is no news: somebody else was quicker. */
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
