package dev.cardfile.store.sql;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** SQLite's ways. */
final class SqliteDialect implements Dialect {

  @Override
  public boolean isFaultOfData(SQLException failure) {
    return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode())) {
      case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH -> true;
      default -> false;
    };
  }
}
