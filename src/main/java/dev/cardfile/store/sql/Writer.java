package dev.cardfile.store.sql;

import dev.cardfile.store.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's one connection that writes, behind a gate that lets one transaction through at a
 * time. After a failure the connection is thrown away, and the next transaction opens another.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final Connections connections;
  private final Dialect dialect;
  private final Lock gate;
  private final IntConsumer committed;
  private @Nullable Session session;
  private boolean closed;

  /** What is done in a transaction. */
  interface Work<R> {
    R in(Session session) throws SQLException;
  }

  /**
   * What came of a transaction that is durable.
   *
   * @param commit the time that the commit alone took
   */
  record Committed<R>(R result, Duration commit) {}

  /**
   * Makes a writer; it opens its connection when it first writes.
   *
   * @param gate whoever holds it keeps this writer waiting
   * @param committed learns of every commit how many works it held
   */
  Writer(Connections connections, Dialect dialect, Lock gate, IntConsumer committed) {
    this.connections = connections;
    this.committed = committed;
    this.dialect = dialect;
    this.gate = gate;
  }

  /**
   * Runs the work in a transaction of its own, which locks out all other writers.
   *
   * @throws StoreUnavailable when the store is away
   */
  <R> R change(Work<R> work) {
    try {
      return write(1, work).result();
    } catch (SQLException e) {
      if (dialect.isFaultOfData(e)) {
        throw new IllegalStateException("the store cannot write this", e);
      }
      throw new StoreUnavailable("the store could not write", e);
    }
  }

  /** As {@link #change}, of several works at once, and for those who tell failures apart. */
  <R> Committed<R> write(int works, Work<R> work) throws SQLException {
    gate.lock();
    try {
      Session open = session();
      boolean done = false;
      try {
        open.begin();
        R result = work.in(open);
        long start = System.nanoTime();
        open.commit();
        done = true;
        Duration commit = Duration.ofNanos(System.nanoTime() - start);
        committed.accept(works);
        return new Committed<>(result, commit);
      } finally {
        if (!done) {
          discard();
        }
      }
    } finally {
      gate.unlock();
    }
  }

  @Override
  public void close() {
    gate.lock();
    try {
      closed = true;
      disconnect();
    } finally {
      gate.unlock();
    }
  }

  private Session session() throws SQLException {
    if (closed) {
      throw new SQLException("the store is closed");
    }
    Session open = session;
    if (open == null) {
      open = new Session(connections.open(Connections.Purpose.WRITE));
      session = open;
    }
    return open;
  }

  /** Gives the connection up. Rolling back first frees the database even when closing fails. */
  private void discard() {
    if (session != null) {
      try {
        session.rollback();
      } catch (SQLException noTransaction) {
        LOG.debug("nothing was rolled back", noTransaction);
      }
    }
    disconnect();
  }

  private void disconnect() {
    Session open = session;
    session = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.warn("a connection did not close", e);
      }
    }
  }
}
