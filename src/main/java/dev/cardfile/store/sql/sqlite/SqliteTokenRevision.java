package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.Outage;
import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.NotServing;
import dev.cardfile.store.sql.jdbc.Outages;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the token revision on a dedicated connection, so that it waits neither for other readers
 * nor for a flush.
 */
final class SqliteTokenRevision implements TokenRevision.Source {

  private final Connections connections;
  private @Nullable Session session;
  private boolean closed;

  SqliteTokenRevision(Connections connections) {
    this.connections = connections;
  }

  @Override
  public long read() {
    try (ResultSet rows = session().statement(Statements.TOKEN_REVISION).executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("no token revision");
      }
      return rows.getLong(1);
    } catch (SQLException e) {
      discard();
      throw Outages.unavailable("the store could not read", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    discard();
  }

  private Session session() throws SQLException {
    if (closed) {
      throw new NotServing(Outage.CLOSED, "the store is closed", null);
    }
    Session open = session;
    if (open == null) {
      open = new Session(connections.open(Connections.Purpose.READ));
      session = open;
    }
    return open;
  }

  private void discard() {
    Closing.quietly(session);
    session = null;
  }
}
