package dev.cardfile.store.sql.engine;

import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.sql.jdbc.Outages;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The stored token revision, which rises with every change of a token, as it was a moment ago. One
 * caller at a time asks the database, for all of them; while nobody calls, nobody asks. What this
 * process has changed is known at once, what another has changed when the revision gets too old.
 */
public final class TokenRevision implements AutoCloseable {

  private final Source source;
  private final long mostNanos;
  private final LongSupplier nanoTime;
  private final AtomicLong changes = new AtomicLong();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Seen seen;
  private @Nullable Failed failed;

  /** Where the revision is stored. It is used by one thread at a time. */
  public interface Source extends AutoCloseable {

    /**
     * The revision now.
     *
     * @throws StoreUnavailable when the store is away
     */
    long read();

    @Override
    void close();
  }

  /** A revision, when it was asked for, and after how many changes of this process. */
  private record Seen(long revision, long nanos, long changes) {}

  /** A question that failed, and when it ended. */
  private record Failed(StoreUnavailable failure, long nanos) {}

  /**
   * Nothing is asked yet.
   *
   * @param mostAge so long ago a revision was asked for at the most; from half of that on, the next
   *     caller asks again, and those who come meanwhile do not wait
   */
  public TokenRevision(Source source, Duration mostAge) {
    this(source, mostAge, System::nanoTime);
  }

  TokenRevision(Source source, Duration mostAge, LongSupplier nanoTime) {
    this.source = source;
    this.mostNanos = mostAge.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * The revision; cheap enough for every request.
   *
   * @throws StoreUnavailable when the store is away
   */
  public long current() {
    Seen known = seen;
    if (known != null
        && (isYounger(known, mostNanos / 2)
            || (asking.isLocked() && isYounger(known, mostNanos)))) {
      return known.revision();
    }
    long came = nanoTime.getAsLong();
    asking.lock();
    try {
      Seen fresh = seen;
      if (fresh == null || !isYounger(fresh, mostNanos / 2)) {
        throwIfFailedSince(came);
        fresh = ask();
        seen = fresh;
      }
      return fresh.revision();
    } finally {
      asking.unlock();
    }
  }

  /** Learns that this process has changed it. */
  public void changed() {
    changes.incrementAndGet();
  }

  @Override
  public void close() {
    asking.lock();
    try {
      source.close();
    } finally {
      asking.unlock();
    }
  }

  private boolean isYounger(Seen known, long nanos) {
    return known.changes() == changes.get() && nanoTime.getAsLong() - known.nanos() < nanos;
  }

  /** Else all who wait for a database that is silent would try it one after the other. */
  private void throwIfFailedSince(long came) {
    Failed last = failed;
    if (last != null && last.nanos() - came > 0) {
      throw Outages.unavailable("the store could not read", last.failure());
    }
  }

  private Seen ask() {
    // Both before the answer: a change in between is not in it, or may not be.
    long before = changes.get();
    long asked = nanoTime.getAsLong();
    try {
      return new Seen(source.read(), asked, before);
    } catch (StoreUnavailable e) {
      failed = new Failed(e, nanoTime.getAsLong());
      throw e;
    }
  }
}
