package dev.cardfile.store.sql.jdbc;

import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Determines why a database failed from the exception that its driver threw. */
public final class Outages {

  /** The SQLSTATE that a connection pooler reports before it closes a connection. */
  private static final String PROTOCOL_VIOLATION = "08P01";

  private Outages() {}

  public static StoreUnavailable unavailable(String message, Throwable cause) {
    return new StoreUnavailable(of(cause), message, cause);
  }

  /** Returns the first reason found in an exception or its causes. */
  public static Outage of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Outage outage = own(cause);
      if (outage != null) {
        return outage;
      }
    }
    return failure instanceof SQLTransientConnectionException ? Outage.BUSY : Outage.OTHER;
  }

  /**
   * Reports whether a cluster could not reach one of its machines. In that case the server reports
   * a broken connection, over a connection to the client that is still intact.
   */
  public static boolean isOfNode(SQLException failure) {
    return failure instanceof PSQLException postgres
        && postgres.getServerErrorMessage() != null
        && String.valueOf(failure.getSQLState()).startsWith("08")
        && !PROTOCOL_VIOLATION.equals(failure.getSQLState());
  }

  private static @Nullable Outage own(Throwable failure) {
    return switch (failure) {
      case NotServing known -> known.outage();
      case StoreUnavailable known -> known.outage();
      case SQLiteException sqlite -> ofSqlite(sqlite.getErrorCode());
      case SQLException node when isOfNode(node) -> Outage.NODE_AWAY;
      case SQLException other -> ofState(other.getSQLState());
      default -> null;
    };
  }

  private static @Nullable Outage ofSqlite(int code) {
    return switch (SQLiteErrorCode.getErrorCode(code)) {
      case SQLITE_FULL -> Outage.DISK_FULL;
      case SQLITE_READONLY, SQLITE_PERM -> Outage.READ_ONLY;
      case SQLITE_IOERR -> Outage.IO_ERROR;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> Outage.DAMAGED;
      case SQLITE_CANTOPEN -> Outage.DATABASE_AWAY;
      case SQLITE_BUSY, SQLITE_LOCKED -> Outage.BUSY;
      default -> null;
    };
  }

  /** Classifies a PostgreSQL SQLSTATE, or else its class, which is its first two characters. */
  private static @Nullable Outage ofState(@Nullable String state) {
    if (state == null || state.length() < 2) {
      return null;
    }
    return switch (state) {
      case "53100" -> Outage.DISK_FULL;
      case "25006", "42501" -> Outage.READ_ONLY; // read_only_sql_transaction, no privilege
      case "58030" -> Outage.IO_ERROR;
      case "XX001", "XX002" -> Outage.DAMAGED;
      case "57014", "55P03" -> Outage.BUSY; // query_canceled, lock_not_available
      default ->
          switch (state.substring(0, 2)) {
            case "08", "28", "3D", "53", "57" -> Outage.DATABASE_AWAY;
            case "40" -> Outage.BUSY;
            default -> null;
          };
    };
  }
}
