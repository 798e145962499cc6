package dev.cardfile.store.sql.engine;

import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.sql.jdbc.Outages;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A cached view of the stored token revision, a number that rises with every change of a token.
 *
 * <p>At most one caller at a time queries the database, on behalf of all callers; without callers
 * there are no queries. Changes made by this process are visible at once, and changes made by other
 * processes when the cached revision expires.
 */
public final class TokenRevision implements AutoCloseable {

  private final Source source;
  private final long mostNanos;
  private final LongSupplier nanoTime;
  private final AtomicLong changes = new AtomicLong();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Seen seen;
  private @Nullable Failed failed;

  /** The store of the revision. Used by one thread at a time. */
  public interface Source extends AutoCloseable {

    /**
     * Reads the current revision.
     *
     * @throws StoreUnavailable if the store is unavailable
     */
    long read();

    @Override
    void close();
  }

  /**
   * A revision that was read.
   *
   * @param nanos when the query began
   * @param changes the number of changes by this process before the query began
   */
  private record Seen(long revision, long nanos, long changes) {}

  /** A query that failed, and the time at which it failed. */
  private record Failed(StoreUnavailable failure, long nanos) {}

  /**
   * Creates a cache without querying the revision.
   *
   * @param mostAge the maximum age of a cached revision. Once it is half as old, the next caller
   *     refreshes it, and concurrent callers still use the old one without waiting.
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
   * Returns the revision. Cheap enough to be called for every request.
   *
   * @throws StoreUnavailable if the store is unavailable
   */
  public long current() {
    Seen known = seen;
    if (known != null
        && (isNewerThan(known, mostNanos / 2)
            || (asking.isLocked() && isNewerThan(known, mostNanos)))) {
      return known.revision();
    }
    long came = nanoTime.getAsLong();
    asking.lock();
    try {
      Seen fresh = seen;
      if (fresh == null || !isNewerThan(fresh, mostNanos / 2)) {
        throwIfFailedSince(came);
        fresh = ask();
        seen = fresh;
      }
      return fresh.revision();
    } finally {
      asking.unlock();
    }
  }

  /** Invalidates the cached revision after this process has changed a token. */
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

  private boolean isNewerThan(Seen known, long nanos) {
    return known.changes() == changes.get() && nanoTime.getAsLong() - known.nanos() < nanos;
  }

  /**
   * Fails if another caller's query has failed since this caller began to wait. Otherwise all
   * waiting callers would try an unresponsive database one after the other, each until its timeout.
   */
  private void throwIfFailedSince(long came) {
    Failed last = failed;
    if (last != null && last.nanos() - came > 0) {
      throw Outages.unavailable("the store could not read", last.failure());
    }
  }

  private Seen ask() {
    // Both are taken before the query: a change made while the query runs may not be in its result.
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
