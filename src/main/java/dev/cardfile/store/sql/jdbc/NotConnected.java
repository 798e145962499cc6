package dev.cardfile.store.sql.jdbc;

import java.sql.SQLException;

/**
 * Thrown when no connection could be opened; nothing was written. Has the SQL state and error code
 * of its cause, so that {@link Dialect#failure} treats both alike.
 */
public final class NotConnected extends SQLException {

  private static final long serialVersionUID = 1L;

  NotConnected(SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
  }
}
