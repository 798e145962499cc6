package dev.cardfile.store.sql.postgres;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Outages;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.jdbc.Wording;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The dialect of PostgreSQL and of databases that speak its protocol. */
final class PostgresDialect implements Dialect {

  /**
   * Classifies a failure by its SQLSTATE, or else by the class of that, which is its first two
   * characters.
   */
  @Override
  public Failure failure(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || state.length() < 2) {
      return Failure.AWAY;
    }
    if (Outages.isOfNode(failure)) {
      return Failure.NODE_AWAY;
    }
    return switch (state) {
      case "40001", "40P01" -> Failure.CONFLICT; // serialization failure, deadlock
      case "57P01", "57P02", "57P05", "25P03", "25006" ->
          Failure.CONNECTION; // connection ended by the server, or the server is now a standby
      default -> byClass(state.substring(0, 2));
    };
  }

  private static Failure byClass(String stateClass) {
    return switch (stateClass) {
      case "22", "23", "54" -> Failure.OF_DATA; // bad value, constraint, program limit
      case "08" -> Failure.CONNECTION;
      default -> Failure.AWAY;
    };
  }

  @Override
  public void lock(Session session, LocationId location) throws SQLException {
    PreparedStatement lock = session.statement(PostgresStatements.LOCK_LOCATION);
    Parameters.of(lock).text(location.value());
    try (ResultSet rows = lock.executeQuery()) {
      // A location that does not exist needs no lock: the caller finds that out next.
      var _ = rows.next();
    }
  }

  /**
   * Translates the names of two types, makes text compare by its bytes, and removes SQLite's table
   * options.
   */
  @Override
  public String script(String inSqlite) {
    return inSqlite
        .replaceAll("\\bTEXT\\b", "text COLLATE \"C\"")
        .replaceAll("\\bINTEGER\\b", "bigint")
        .replaceAll("\\) STRICT(, WITHOUT ROWID)?;", ");");
  }

  @Override
  public String spell(Wording wording) {
    return wording.inPostgres();
  }

  @Override
  public void lockSchema(Statement statement) throws SQLException {
    statement.execute(PostgresStatements.LOCK_SCHEMA);
  }

  @Override
  public ManyRows manyRows(Session session) throws SQLException {
    return session.isTrue(PostgresStatements.IS_CLUSTER)
        ? ManyRows.BY_LOCATION
        : ManyRows.AS_ARRAYS;
  }
}
