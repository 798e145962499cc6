package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;

/** SQLite's ways. */
final class SqliteDialect implements Dialect {

  @Override
  public Failure failure(SQLException failure) {
    return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode())) {
      case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH -> Failure.OF_DATA;
      default -> Failure.AWAY;
    };
  }

  /** Nothing to do: {@code BEGIN IMMEDIATE} has locked the whole file. */
  @Override
  public void lock(Session session, LocationId location) {}

  @Override
  public String script(String inSqlite) {
    return inSqlite;
  }

  @Override
  public String spell(SearchFragment fragment) {
    return fragment.inSqlite;
  }

  @Override
  public String namesOfBusinesses() {
    return SqliteStatements.NAMES_OF_BUSINESSES;
  }

  @Override
  public String lookAround() {
    return SqliteStatements.LOOK_AROUND;
  }

  /** Nothing to do, as for a location. */
  @Override
  public void lockSchema(Statement statement) {}

  /** The first read begins it. */
  @Override
  public void beginSnapshot(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  /** With no server beside it, nobody else moves the log. */
  @Override
  public void prepareToFill(Session session) throws SQLException {
    try (Statement statement = session.script()) {
      statement.execute(SqliteStatements.CHECKPOINT_AFTER_COMMITS);
    }
  }

  @Override
  public boolean takesArrays() {
    return false;
  }
}
