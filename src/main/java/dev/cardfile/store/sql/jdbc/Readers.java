package dev.cardfile.store.sql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreSettings;
import java.sql.Connection;
import java.sql.SQLException;

/** The connections that read, shared by all who read, never behind a writer. */
public final class Readers implements AutoCloseable {

  /** The least that the pool accepts. */
  private static final long MIN_WAIT_MILLIS = 250;

  private final Connections connections;
  private final ReaderSource source;
  private final Durability durability;
  private final ReaderThreads threads;
  private final HikariDataSource pool;

  /** What is read over a connection. */
  public interface Reading<R> {
    R from(Connection connection) throws SQLException;
  }

  public Readers(
      Connections connections,
      StoreSettings settings,
      Durability durability,
      ReaderThreads threads) {
    this.connections = connections;
    this.durability = durability;
    this.threads = threads;
    this.source = new ReaderSource(connections);
    HikariConfig config = new HikariConfig();
    config.setPoolName("cardfile-readers");
    config.setDataSource(source);
    config.setMaximumPoolSize(settings.readers());
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(Math.max(MIN_WAIT_MILLIS, settings.busyTimeout().toMillis()));
    this.pool = new HikariDataSource(config);
  }

  /**
   * Reads on a connection of the pool, and returns when all that was seen is on disk.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   */
  public <R> R read(Reading<R> reading) {
    try {
      R seen = readNow(reading);
      durability.awaitAll();
      return seen;
    } catch (SQLException e) {
      throw Outages.unavailable("the store could not read", e);
    }
  }

  /**
   * Opens a connection of its own, outside the pool, for {@link #readOn}; the caller closes it.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   */
  public Connection openSnapshot() {
    try {
      if (pool.isClosed()) {
        throw new NotServing(Outage.CLOSED, "the store is closed", null);
      }
      return connections.open(Connections.Purpose.SNAPSHOT);
    } catch (SQLException e) {
      throw Outages.unavailable("the store could not open a snapshot", e);
    }
  }

  /** As {@link #read}, on a connection that somebody holds. */
  public <R> R readOn(Connection connection, Reading<R> reading) {
    try {
      R seen = threads.run(() -> reading.from(connection));
      durability.awaitAll();
      return seen;
    } catch (SQLException e) {
      throw Outages.unavailable("the store could not read", e);
    }
  }

  private <R> R readNow(Reading<R> reading) throws SQLException {
    try (Connection connection = connection()) {
      try {
        return threads.run(() -> reading.from(connection));
      } catch (SQLException e) {
        pool.evictConnection(connection);
        throw e;
      }
    }
  }

  /** The pool goes on trying to connect; while it cannot, nobody need wait for it. */
  private Connection connection() throws SQLException {
    if (pool.isClosed()) {
      throw new NotServing(Outage.CLOSED, "the store is closed", null);
    }
    SQLException failure = source.lastFailure();
    if (failure != null && pool.getHikariPoolMXBean().getTotalConnections() == 0) {
      throw new SQLException("no connection: " + failure.getMessage(), failure);
    }
    return pool.getConnection();
  }

  @Override
  public void close() {
    pool.close();
    threads.close();
  }
}
