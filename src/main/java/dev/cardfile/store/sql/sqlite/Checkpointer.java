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
 * Moves what is in SQLite's write-ahead log into the database file, on a thread and a connection of
 * its own, so that no request waits for it.
 *
 * <p>A writer that never pauses would make the log grow without end, because it starts anew only
 * when all of it has been moved. So when it is long, the last few pages are moved while the gate
 * keeps this process's writer waiting, for a few milliseconds; the next write then begins the log
 * anew, unless somebody reads from it just then. Nobody waits for such a reader: SQLite's own way
 * to restart the log does, in ever longer pauses, with the writer locked out.
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
   * When to move the log.
   *
   * @param worksBetween after how many works, unless a second is over before
   * @param longLogPages from what length on the writer is kept waiting for it
   */
  record Limits(int worksBetween, long longLogPages) {
    static final Limits DEFAULT = new Limits(4000, 32_768);
  }

  /**
   * Starts watching.
   *
   * @param gate holding it keeps this process's writer waiting
   */
  Checkpointer(Connections connections, Lock gate, Limits limits) {
    this.connections = connections;
    this.limits = limits;
    this.restartAtPages = limits.longLogPages();
    this.gate = gate;
    worker.start(this::watch);
  }

  /** Learns that so many works have been committed. */
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

  /** Moves all that is left; to be called when this process's other connections are closed. */
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

  /** Waits until there is enough to move, or some for a while; false when this is closed. */
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
    // What was written meanwhile is less, and what is written during this less again: so little is
    // left to move, and to flush, while the writer waits.
    moveAndFlush();
    gate.lock();
    try {
      Result rest = checkpoint(SqliteStatements.CHECKPOINT_PASSIVE);
      // Somebody reads on and on: let the writer go on until the log is a good deal longer.
      restartAtPages = limits.longLogPages() + (rest.allMoved() ? 0 : rest.pages());
    } finally {
      gate.unlock();
    }
  }

  /**
   * Each time a little: while the disk is busy with much, whoever waits for a commit waits, too.
   * And each time, for SQLite flushes the file only if nothing has been written in the meantime,
   * which its answer does not tell.
   */
  private Result moveAndFlush() throws SQLException {
    Result moved = checkpoint(SqliteStatements.CHECKPOINT_PASSIVE);
    earlyFlush.of(connection());
    return moved;
  }

  /**
   * What a checkpoint came to.
   *
   * @param allMoved of the log as it was when the checkpoint began
   * @param pages the length of the log
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

  /** A checkpoint that fails harms nobody: the log keeps what it has, and the next one tries. */
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
