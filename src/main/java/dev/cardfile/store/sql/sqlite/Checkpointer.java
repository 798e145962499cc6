package dev.cardfile.store.sql.sqlite;

import dev.cardfile.background.Worker;
import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Connections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints SQLite's write-ahead log into the database file, on a thread and a connection of its
 * own, so that no request waits for it.
 *
 * <p>SQLite restarts the log at its beginning only when all of it has been checkpointed, so under a
 * writer that never pauses the log would grow without bound. When it is long, the last few pages
 * are therefore checkpointed while the gate holds back this process's writer, for a few
 * milliseconds. The next write then restarts the log, unless a reader is using it at that moment.
 * The checkpointer does not wait for such a reader. SQLite's own restart checkpoint would, for
 * longer and longer, with the writer locked out.
 */
final class Checkpointer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private static final long NANOS_BETWEEN = TimeUnit.SECONDS.toNanos(1);

  private final Connections connections;
  private final Limits limits;
  private final Lock gate;
  private final EarlyFlush earlyFlush = new EarlyFlush();
  private final Worker worker = new Worker("cardfile-checkpoints");
  private long works;
  private boolean everCommitted;
  private long restartAtPages;
  private @Nullable Connection connection;

  /**
   * The limits that trigger a checkpoint.
   *
   * @param worksBetween the number of committed works after which a checkpoint runs, unless a
   *     second passes first
   * @param longLogPages the length of the log, in pages, from which on the writer is held back
   */
  record Limits(int worksBetween, long longLogPages) {
    static final Limits DEFAULT = new Limits(4000, 32_768);
  }

  /**
   * Starts the thread.
   *
   * @param gate the lock that holds back this process's writer
   */
  Checkpointer(Connections connections, Lock gate, Limits limits) {
    this.connections = connections;
    this.limits = limits;
    this.restartAtPages = limits.longLogPages();
    this.gate = gate;
    worker.start(this::watch);
  }

  /** Called after a commit with the number of works in it. */
  void committed(int count) {
    worker.lock();
    try {
      works += count;
      everCommitted = true;
      if (works == count || works >= limits.worksBetween()) {
        worker.wake();
      }
    } finally {
      worker.unlock();
    }
  }

  /**
   * Checkpoints the rest of the log. Must be called after this process's other connections have
   * been closed.
   */
  @Override
  public void close() {
    worker.close();
    if (everCommitted) {
      attempt(() -> checkpoint(SqliteStatements.CHECKPOINT_TRUNCATE));
      everCommitted = false;
    }
    discard();
  }

  private void watch() {
    while (awaitWork()) {
      attempt(this::moveLog);
    }
  }

  /**
   * Waits until there is enough to checkpoint, or for a second after the first commit; returns
   * false if the checkpointer is closed.
   */
  private boolean awaitWork() {
    worker.lock();
    try {
      while (works == 0 && !worker.isClosed()) {
        worker.await();
      }
      long patience = NANOS_BETWEEN;
      while (works < limits.worksBetween() && patience > 0 && !worker.isClosed()) {
        patience = worker.await(patience);
      }
      works = 0;
      return !worker.isClosed();
    } finally {
      worker.unlock();
    }
  }

  private void moveLog() throws SQLException {
    if (moveAndFlush().pages() < restartAtPages) {
      return;
    }
    // Once more: this pass moves only what was written during the first one, so that little is left
    // to move and flush while the writer waits.
    moveAndFlush();
    gate.lock();
    try {
      Result rest = checkpoint(SqliteStatements.CHECKPOINT_PASSIVE);
      // If a long read prevents the restart, try again only when the log is much longer.
      restartAtPages = limits.longLogPages() + (rest.allMoved() ? 0 : rest.pages());
    } finally {
      gate.unlock();
    }
  }

  /**
   * Checkpoints the log without waiting for anybody, and flushes the database file. Frequent
   * flushes are small; a large one would keep the disk busy, and commits waiting. No flush is
   * omitted, even if SQLite reports that everything was moved: it flushes the file itself only if
   * nothing has been written meanwhile, which its result does not tell.
   */
  private Result moveAndFlush() throws SQLException {
    Result moved = checkpoint(SqliteStatements.CHECKPOINT_PASSIVE);
    earlyFlush.of(connection());
    return moved;
  }

  /**
   * The result of a checkpoint.
   *
   * @param allMoved whether all of the log as it was at the beginning of the checkpoint has been
   *     moved
   * @param pages the length of the log in pages
   */
  private record Result(boolean allMoved, long pages) {}

  private Result checkpoint(String sql) throws SQLException {
    try (Statement statement = connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next()
          ? new Result(rows.getLong(2) == rows.getLong(3), rows.getLong(2))
          : new Result(false, 0);
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = connections.open(Connections.Purpose.CHECKPOINT);
      connection = open;
    }
    return open;
  }

  /** Runs a checkpoint. A failure does no harm: the log keeps its content for the next attempt. */
  private void attempt(Checkpoint checkpoint) {
    try {
      checkpoint.run();
    } catch (SQLException | RuntimeException e) {
      LOG.warn("a checkpoint failed", e);
      discard();
    }
  }

  private void discard() {
    Closing.quietly(connection);
    connection = null;
  }

  private interface Checkpoint {
    void run() throws SQLException;
  }
}
