package dev.cardfile.store.sql.jdbc;

import java.sql.SQLException;

/** No connection could be opened; nothing was written. As its cause, to those who tell failures. */
public final class NotConnected extends SQLException {

  private static final long serialVersionUID = 1L;

  NotConnected(SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
  }
}
