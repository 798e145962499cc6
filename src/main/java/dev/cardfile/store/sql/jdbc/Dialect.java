package dev.cardfile.store.sql.jdbc;

import dev.cardfile.location.LocationId;
import java.sql.SQLException;
import java.sql.Statement;

/** The differences between databases, apart from statements that only one of them understands. */
public interface Dialect {

  /** The meaning of a failure for the callers who wait. */
  enum Failure {
    /** The data cannot be written. A retry would fail, too, but other data can be written. */
    OF_DATA,
    /**
     * The database aborted the transaction in favour of another one. Nothing was written; retry.
     */
    CONFLICT,
    /** The connection broke. A new connection may work. */
    CONNECTION,
    /**
     * One machine of a cluster is unavailable. Nothing was written, but locations on other machines
     * can be.
     */
    NODE_AWAY,
    /** The database is unavailable or too busy. */
    AWAY
  }

  /** The ways to send many rows of one table. */
  enum ManyRows {
    /** One statement for each row. */
    ONE_BY_ONE,
    /** One statement for all rows, with an array for each column. */
    AS_ARRAYS,
    /** One or more statements for each location, with a parameter for each cell. */
    BY_LOCATION
  }

  Failure failure(SQLException failure);

  /** Locks a location against all other writers until the transaction ends. */
  void lock(Session session, LocationId location) throws SQLException;

  /** Translates a migration's script from SQLite's SQL into this database's. */
  String script(String inSqlite);

  /** Returns this database's version of a piece of SQL. */
  String spell(Wording wording);

  /** Locks the schema against changes by others until the transaction ends. */
  void lockSchema(Statement statement) throws SQLException;

  /** Returns the fastest way to send many rows of one table to the session's database. */
  ManyRows manyRows(Session session) throws SQLException;
}
