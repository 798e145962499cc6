package dev.cardfile.store.sql.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adapts {@link Connections} to the interface that the pool requires. The pool opens connections
 * only with {@link #getConnection()}.
 */
final class ReaderSource implements DataSource {

  private final Connections connections;

  private volatile @Nullable SQLException lastFailure;

  /** How long the pool waits, when it is closed, for a connection that is being opened. */
  private volatile int loginTimeoutSeconds;

  ReaderSource(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Connection connection = connections.open(Connections.Purpose.READ);
      lastFailure = null;
      return connection;
    } catch (SQLException e) {
      lastFailure = e;
      throw e;
    }
  }

  /** Returns why the last attempt to open a connection failed; null if it succeeded. */
  @Nullable SQLException lastFailure() {
    return lastFailure;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {}

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeoutSeconds = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeoutSeconds;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
