package dev.cardfile.store.sql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreSettings;
import java.sql.Connection;
import java.sql.SQLException;

/** The pool of connections that read. Readers never wait for the writer's transaction. */
public final class Readers implements AutoCloseable {

  /** The minimum that the pool accepts. */
  private static final long MIN_WAIT_MILLIS = 250;

  private final Connections connections;
  private final ReaderSource source;
  private final Durability durability;
  private final ReaderThreads threads;
  private final HikariDataSource pool;

  /** A query, or several, on a connection. */
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
   * Reads on a connection of the pool. Returns when every commit that may have been seen is on
   * disk.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable
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
   * Opens a separate connection outside the pool, for {@link #readOn}. The caller must close it.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable
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

  /** Reads as {@link #read} does, but on a connection that the caller holds. */
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

  /**
   * Takes a connection from the pool. Fails at once, instead of waiting, if the pool has none and
   * its last attempt to open one failed; the pool itself keeps trying.
   */
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
