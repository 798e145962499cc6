package dev.cardfile.store.sql.jdbc;

import dev.cardfile.store.Outage;
import dev.cardfile.store.sql.jdbc.Dialect.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that writes, behind a lock that admits one transaction at a time. After a failure
 * the connection is discarded, and the next transaction opens a new one. The exception is an
 * unavailable machine of a cluster: a new connection would be no better, so the old one is kept.
 */
public final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private static final int MAX_TRIES = 8;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Connections connections;
  private final Connections.Purpose purpose;
  private final Dialect dialect;
  private final Lock gate;
  private final Durability durability;
  private final IntConsumer committed;
  private final WriteHealth health;
  private @Nullable Session session;
  private boolean closed;

  /** The work of a transaction. May run more than once; only the last run is committed. */
  public interface Work<R> {
    R in(Session session) throws SQLException;
  }

  /**
   * The result of a committed transaction, which may not be on disk yet.
   *
   * @param number the number of the commit, for {@link Durability#ended}
   * @param startNanos when the commit began, in terms of {@link System#nanoTime}
   */
  public record Committed<R>(R result, long number, long startNanos) {}

  /** Thrown when a transaction failed but a retry may succeed. */
  private static final class TryAgain extends Exception {

    private static final long serialVersionUID = 1L;

    private final SQLException reason;

    TryAgain(SQLException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /**
   * Creates a writer, which opens its connection at its first write.
   *
   * @param gate whoever holds this lock keeps the writer waiting
   * @param committed called after each commit with the number of works in it
   * @param health is told the result of each write
   */
  public Writer(
      Connections connections,
      Connections.Purpose purpose,
      Dialect dialect,
      Lock gate,
      Durability durability,
      IntConsumer committed,
      WriteHealth health) {
    this.connections = connections;
    this.purpose = purpose;
    this.committed = committed;
    this.health = health;
    this.dialect = dialect;
    this.gate = gate;
    this.durability = durability;
  }

  /**
   * Runs a work in a transaction of its own. Returns when the transaction is on disk.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable
   */
  public <R> R change(Work<R> work) {
    try {
      Committed<R> done = write(1, work);
      durability.ended(done.number(), Durability.Waiting.NOBODY);
      awaitDisk();
      return done.result();
    } catch (SQLException e) {
      if (dialect.failure(e) == Failure.OF_DATA) {
        throw new IllegalStateException("the store cannot write this", e);
      }
      throw Outages.unavailable(
          e instanceof OutcomeUnknown ? OutcomeUnknown.MESSAGE : "the store could not write", e);
    }
  }

  private void awaitDisk() throws OutcomeUnknown {
    try {
      durability.awaitAll();
    } catch (SQLException e) {
      throw new OutcomeUnknown(e);
    }
  }

  /**
   * Runs a transaction that contains one or more works, without waiting for the disk. For callers
   * that distinguish failures themselves. The caller must report the end of the commit to the
   * {@link Durability}.
   *
   * @throws OutcomeUnknown if it is unknown whether the transaction was committed
   * @throws NotConnected if the database could not be reached
   * @throws SQLException if nothing was written
   */
  public <R> Committed<R> write(int works, Work<R> work) throws SQLException {
    try {
      Committed<R> done = tryRepeatedly(work);
      committed.accept(works);
      health.written();
      return done;
    } catch (SQLException e) {
      health.failed(e);
      throw e;
    }
  }

  private <R> Committed<R> tryRepeatedly(Work<R> work) throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        return tryOnce(work);
      } catch (TryAgain e) {
        if (tries == MAX_TRIES) {
          throw e.reason;
        }
        LOG.debug("retrying a transaction", e.reason);
        pause(tries);
      }
    }
  }

  /**
   * Pauses before a retry, longer each time and for a varying time, so that two transactions that
   * collided do not collide again.
   */
  private static void pause(int tries) {
    long longest = FIRST_PAUSE_NANOS << tries;
    LockSupport.parkNanos(longest / 2 + Math.floorMod(System.nanoTime(), longest / 2));
  }

  private <R> Committed<R> tryOnce(Work<R> work) throws SQLException, TryAgain {
    gate.lock();
    try {
      boolean kept = session != null;
      Session open = session();
      boolean done = false;
      try {
        open.begin();
        R result = work.in(open);
        Committed<R> all = commit(open, result);
        done = true;
        return all;
      } catch (SQLException e) {
        if (mayBeTriedAgain(e, kept)) {
          throw new TryAgain(e);
        }
        done = dialect.failure(e) == Failure.NODE_AWAY && isRolledBack(open);
        throw e;
      } finally {
        if (!done) {
          discard();
        }
      }
    } finally {
      gate.unlock();
    }
  }

  /**
   * Reports whether a retry may succeed.
   *
   * @param kept whether the connection was already open, and so may have been broken for a long
   *     time
   */
  private boolean mayBeTriedAgain(SQLException e, boolean kept) {
    return switch (dialect.failure(e)) {
      case CONFLICT -> true;
      case CONNECTION -> kept;
      case OF_DATA, NODE_AWAY, AWAY -> false;
    };
  }

  private <R> Committed<R> commit(Session open, R result) throws SQLException {
    long number = durability.begins();
    long start = System.nanoTime();
    boolean done = false;
    try {
      open.commit();
      done = true;
      return new Committed<>(result, number, start);
    } catch (SQLException e) {
      throw switch (dialect.failure(e)) {
        case OF_DATA, CONFLICT -> e;
        case CONNECTION, NODE_AWAY, AWAY -> new OutcomeUnknown(e);
      };
    } finally {
      if (!done) {
        durability.ended(number, Durability.Waiting.NOBODY);
      }
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
      throw new NotServing(Outage.CLOSED, "the store is closed", null);
    }
    Session open = session;
    if (open == null) {
      open = new Session(connect());
      session = open;
    }
    return open;
  }

  private Connection connect() throws NotConnected {
    try {
      return connections.open(purpose);
    } catch (SQLException e) {
      throw new NotConnected(e);
    }
  }

  /** Rolls back, and reports whether that worked. If so, the connection is still usable. */
  private static boolean isRolledBack(Session session) {
    try {
      session.rollback();
      return true;
    } catch (SQLException broken) {
      LOG.debug("nothing was rolled back", broken);
      return false;
    }
  }

  /**
   * Discards the connection. The rollback releases the locks in the database even if closing fails.
   */
  private void discard() {
    if (session != null) {
      var _ = isRolledBack(session);
    }
    disconnect();
  }

  private void disconnect() {
    Closing.quietly(session);
    session = null;
  }
}
