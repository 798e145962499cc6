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
 * A connection that writes, behind a gate that lets one transaction through at a time. After a
 * failure the connection is thrown away, and the next transaction opens another; unless one machine
 * of a cluster is away, for then all connections fail alike.
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

  /** What is done in a transaction. It may be done more than once; only the last time counts. */
  public interface Work<R> {
    R in(Session session) throws SQLException;
  }

  /**
   * What came of a transaction that is committed, though it may not be on disk yet.
   *
   * @param number of the commit, for {@link Durability#ended}
   * @param startNanos when the commit began, by the clock of {@link System#nanoTime}
   */
  public record Committed<R>(R result, long number, long startNanos) {}

  /** A transaction that came to nothing for a reason that may be gone the next time. */
  private static final class TryAgain extends Exception {

    private static final long serialVersionUID = 1L;

    private final SQLException reason;

    TryAgain(SQLException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /**
   * Makes a writer; it opens its connection when it first writes.
   *
   * @param gate whoever holds it keeps this writer waiting
   * @param committed learns of every commit how many works it held
   * @param health learns what becomes of each write
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
   * Runs the work in a transaction of its own, and returns when it is on disk.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
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
   * As {@link #change}, of several works at once, and for those who tell failures apart and wait
   * for the disk by themselves: they must tell the {@link Durability} that the commit has ended.
   *
   * @throws OutcomeUnknown when it may have been written, or not
   * @throws NotConnected when the database could not be reached
   * @throws SQLException when nothing was written
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

  /** Longer from time to time, and by chance: two that met once should not meet again. */
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
   * Whether the next try has a chance.
   *
   * @param kept whether the connection is an old one, which may have broken long ago
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

  /** Whether the connection can go on: what is wrong may be behind it. */
  private static boolean isRolledBack(Session session) {
    try {
      session.rollback();
      return true;
    } catch (SQLException broken) {
      LOG.debug("nothing was rolled back", broken);
      return false;
    }
  }

  /** Gives the connection up. Rolling back first frees the database even when closing fails. */
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
