package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.Outage;
import dev.cardfile.store.sql.group.GroupCommit;
import dev.cardfile.store.sql.jdbc.Durability;
import dev.cardfile.store.sql.jdbc.NotServing;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flushes SQLite's write-ahead log after each commit, on a thread of its own, so that the next
 * batch does not wait for the disk. One flush serves all commits made before it.
 *
 * <p>Only that thread flushes. If several flushed at once, the system might report a failure that
 * concerns all of them to only one; and a caller's thread can be interrupted, which closes the file
 * it flushes. After a failed flush it is unknown what is on disk, and a later flush would not
 * reveal it, because the system may have dropped the pages that it could not write. So from then on
 * the store neither writes nor answers, and has to be reopened.
 */
public final class LogFlush implements Durability, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogFlush.class);

  /** The number of commits that can wait for the disk before the writer has to wait, too. */
  private static final int MOST_UNDER_WAY = 4;

  private final Log log;
  private final StoreFiles files;
  private final GroupCommit<Commit> flushes;
  private final Semaphore places = new Semaphore(MOST_UNDER_WAY);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile long begun;
  private volatile long onDisk;
  private volatile @Nullable NotServing end;

  /** The write-ahead log of one database. */
  public interface Log {

    /**
     * Opens the log for flushing. Must be called while a connection is open that has read or
     * written.
     */
    void open() throws SQLException;

    /** Returns when everything written to the log is on disk. */
    void flush() throws IOException;

    void close();
  }

  private record Commit(long number, Waiting waiting) implements GroupCommit.Waiting {
    @Override
    public void fail(Throwable cause) {
      waiting.fail(cause);
    }
  }

  /** Starts the thread. {@link #close} closes the log. */
  LogFlush(Log log, StoreFiles files) {
    this.log = log;
    this.files = files;
    this.flushes = new GroupCommit<>("cardfile-flush", MOST_UNDER_WAY, MOST_UNDER_WAY, this::flush);
  }

  @Override
  public long begins() throws SQLException {
    requireSound();
    files.requireInPlace();
    log.open();
    long number = begun + 1;
    begun = number;
    return number;
  }

  @Override
  public void ended(long number, Waiting waiting) {
    places.acquireUninterruptibly();
    if (!flushes.offer(new Commit(number, waiting))) {
      places.release();
      NotServing closed = new NotServing(Outage.CLOSED, "the store is closed", null);
      endWith(closed);
      waiting.fail(closed);
    }
  }

  @Override
  public void awaitAll() throws SQLException {
    long last = begun;
    if (onDisk < last) {
      awaitFlush(last);
    }
    requireSound();
    files.requireInPlace();
  }

  private void awaitFlush(long number) {
    lock.lock();
    try {
      while (onDisk < number && end == null) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns when all waiting callers have been answered. */
  @Override
  public void close() {
    flushes.close();
    endWith(new NotServing(Outage.CLOSED, "the store is closed", null));
    log.close();
  }

  /**
   * Flushes the log. Commits are made one at a time, so flushing up to the last of these covers all
   * earlier ones.
   */
  private void flush(List<Commit> commits) {
    places.release(commits.size());
    long last = commits.stream().mapToLong(Commit::number).max().orElse(0);
    try {
      flushUpTo(last);
      files.requireInPlace();
    } catch (SQLException e) {
      commits.forEach(commit -> commit.fail(e));
      return;
    }
    commits.forEach(commit -> commit.waiting().onDisk());
  }

  private void flushUpTo(long number) throws SQLException {
    requireSound();
    try {
      log.flush();
    } catch (IOException | RuntimeException | Error e) {
      LOG.atError()
          .addKeyValue("cause", Outage.IO_ERROR.text())
          .setCause(e)
          .log("the disk failed to keep what was written: check it, then restart");
      endWith(new NotServing(Outage.IO_ERROR, "the disk did not keep what was written", e));
      requireSound();
    }
    reach(number);
  }

  private void reach(long number) {
    lock.lock();
    try {
      onDisk = Math.max(onDisk, number);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting for the disk, for good. */
  private void endWith(NotServing reason) {
    lock.lock();
    try {
      if (end == null) {
        end = reason;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void requireSound() throws NotServing {
    NotServing reason = end;
    if (reason != null) {
      throw new NotServing(reason.outage(), "nothing is written any more", reason);
    }
  }
}
