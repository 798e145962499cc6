package dev.cardfile.store.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flushes SQLite's write-ahead log after each commit, on a thread of its own, so that the next
 * batch need not wait for the disk. One flush serves all commits that were made before it.
 *
 * <p>After a flush that failed nobody can say what is on disk, and no later flush would tell: the
 * system may have dropped what it could not write. So the store neither writes nor answers any
 * more, and has to be opened anew.
 */
final class LogFlush implements Durability, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogFlush.class);

  /** With more commits than these waiting for the disk, the writer waits too. */
  private static final int MOST_UNDER_WAY = 4;

  private final Log log;
  private final GroupCommit<Commit> flushes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile long begun;
  private volatile long onDisk;
  private volatile @Nullable Throwable failure;

  /** The log of one database. */
  interface Log {

    /** Makes sure that it can be flushed; while a connection is open that has read or written. */
    void open() throws SQLException;

    /** Returns when all that was written to it is on disk. */
    void flush() throws IOException;

    void close();
  }

  private record Commit(long number, Waiting waiting) implements GroupCommit.Waiting {
    @Override
    public void fail(Throwable cause) {
      waiting.fail(cause);
    }
  }

  /** Starts its thread; closes the log in the end. */
  LogFlush(Log log) {
    this.log = log;
    this.flushes = new GroupCommit<>("cardfile-flush", MOST_UNDER_WAY, MOST_UNDER_WAY, this::flush);
  }

  @Override
  public long begins() throws SQLException {
    requireSound();
    log.open();
    long number = begun + 1;
    begun = number;
    return number;
  }

  @Override
  public void ended(long number, Waiting waiting) {
    Commit commit = new Commit(number, waiting);
    if (!flushes.offer(commit)) {
      flush(List.of(commit));
    }
  }

  @Override
  public void awaitAll() throws SQLException {
    long last = begun;
    if (onDisk < last) {
      awaitFlush(last);
    }
    requireSound();
  }

  private void awaitFlush(long number) {
    lock.lock();
    try {
      while (onDisk < number && failure == null) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns when everybody has been told. */
  @Override
  public void close() {
    flushes.close();
    log.close();
  }

  /** Commits are made one after the other: what comes before the last of these is flushed too. */
  private void flush(List<Commit> commits) {
    long last = commits.stream().mapToLong(Commit::number).max().orElse(0);
    try {
      requireSound();
      log.flush();
    } catch (IOException | SQLException | RuntimeException e) {
      breakDown(e);
      commits.forEach(commit -> commit.fail(e));
      return;
    }
    reach(last);
    commits.forEach(commit -> commit.waiting().onDisk());
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

  private void breakDown(Throwable cause) {
    lock.lock();
    try {
      if (failure == null) {
        LOG.error("the disk failed to keep what was written: check it, then restart", cause);
        failure = cause;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void requireSound() throws SQLException {
    Throwable cause = failure;
    if (cause != null) {
      throw new SQLException("the disk did not keep what was written", cause);
    }
  }
}
