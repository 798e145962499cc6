package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.Outage;
import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.NotServing;
import dev.cardfile.store.sql.jdbc.Outages;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.table.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks SQLite, on a connection that is used for nothing else, whether any other connection has
 * committed, in this process or another, and reads the revision only then.
 */
final class SqliteTokenRevision implements TokenRevision {

  private final Connections connections;
  private @Nullable Session session;
  private boolean known;
  private boolean closed;
  private long dataVersion;
  private long revision;

  SqliteTokenRevision(Connections connections) {
    this.connections = connections;
  }

  @Override
  public synchronized long current() {
    try {
      Session open = session();
      // First the version: what is committed in between is read again at the next call.
      long version = number(open, SqliteStatements.DATA_VERSION);
      if (!known || version != dataVersion) {
        revision = number(open, Statements.TOKEN_REVISION);
        dataVersion = version;
        known = true;
      }
      return revision;
    } catch (SQLException e) {
      discard();
      throw Outages.unavailable("the store could not read", e);
    }
  }

  /**
   * Nothing to do: the writer's connection is another one, whose commits are seen like any other's.
   */
  @Override
  public void changed() {}

  @Override
  public synchronized void close() {
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
    known = false; // data versions of two connections do not compare
  }

  private static long number(Session session, String sql) throws SQLException {
    try (ResultSet rows = session.statement(sql).executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("no row");
      }
      return rows.getLong(1);
    }
  }
}
