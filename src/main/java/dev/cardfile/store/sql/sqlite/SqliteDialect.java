package dev.cardfile.store.sql.sqlite;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.jdbc.Wording;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;

/** The dialect of SQLite. */
final class SqliteDialect implements Dialect {

  @Override
  public Failure failure(SQLException failure) {
    return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode())) {
      case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH -> Failure.OF_DATA;
      default -> Failure.AWAY;
    };
  }

  /** Does nothing: {@code BEGIN IMMEDIATE} has already locked the whole file. */
  @Override
  public void lock(Session session, LocationId location) {}

  @Override
  public String script(String inSqlite) {
    return inSqlite;
  }

  @Override
  public String spell(Wording wording) {
    return wording.inSqlite();
  }

  /** Does nothing: {@code BEGIN IMMEDIATE} has already locked the whole file. */
  @Override
  public void lockSchema(Statement statement) {}

  @Override
  public ManyRows manyRows(Session session) {
    return ManyRows.ONE_BY_ONE;
  }
}
