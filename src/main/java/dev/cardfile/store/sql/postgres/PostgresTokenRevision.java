package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.jdbc.Outages;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.table.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the revision a few times a second at most: a round trip for each request would cost more
 * than all else that a request needs. What another server has changed is known within a second,
 * what this one has changed at once.
 */
final class PostgresTokenRevision implements TokenRevision {

  private static final long GOOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** So old it may be for those who come while somebody else reads. */
  private static final long USABLE_NANOS = TimeUnit.MILLISECONDS.toNanos(750);

  private final Readers readers;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Seen seen;
  private @Nullable Failed failed;

  /** A revision, and when it was asked for. */
  private record Seen(long revision, long nanos) {

    boolean isYoungerThan(long limit) {
      return System.nanoTime() - nanos < limit;
    }
  }

  /** A reading that failed, and when it ended. */
  private record Failed(StoreUnavailable failure, long nanos) {}

  PostgresTokenRevision(Readers readers) {
    this.readers = readers;
  }

  @Override
  public long current() {
    Seen known = seen;
    if (known != null && known.isYoungerThan(GOOD_NANOS)) {
      return known.revision();
    }
    if (known != null && known.isYoungerThan(USABLE_NANOS) && reading.isLocked()) {
      return known.revision();
    }
    long came = System.nanoTime();
    reading.lock();
    try {
      Seen fresh = seen;
      if (fresh == null || !fresh.isYoungerThan(GOOD_NANOS)) {
        throwIfFailedSince(came);
        fresh = readOrFail();
        seen = fresh;
      }
      return fresh.revision();
    } finally {
      reading.unlock();
    }
  }

  /** Else all who wait for a database that is silent would try it one after the other. */
  private void throwIfFailedSince(long came) {
    Failed last = failed;
    if (last != null && last.nanos() - came > 0) {
      throw Outages.unavailable("the store could not read", last.failure());
    }
  }

  private Seen readOrFail() {
    try {
      return read();
    } catch (StoreUnavailable e) {
      failed = new Failed(e, System.nanoTime());
      throw e;
    }
  }

  @Override
  public void changed() {
    reading.lock(); // else somebody who reads just now would put the old one back
    try {
      seen = null;
    } finally {
      reading.unlock();
    }
  }

  private Seen read() {
    long asked = System.nanoTime();
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(Statements.TOKEN_REVISION);
          ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("no token revision");
        }
        return new Seen(rows.getLong(1), asked);
      }
    });
  }

  @Override
  public void close() {}
}
