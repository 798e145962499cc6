package dev.cardfile.store.sql.jdbc;

import dev.cardfile.location.LocationId;
import java.sql.SQLException;
import java.sql.Statement;

/** What differs from one database to another, besides the statements of its own. */
public interface Dialect {

  /** What a failure means for those who wait. */
  enum Failure {
    /** What was to be written cannot be: it will fail again, and others will not. */
    OF_DATA,
    /** The database gave way to another transaction and wrote nothing: try again. */
    CONFLICT,
    /** The connection broke; another one may do. */
    CONNECTION,
    /** One machine of a cluster is away: nothing was written, but in locations on others it can. */
    NODE_AWAY,
    /** The database is away, or too busy. */
    AWAY
  }

  /** How rows of one table are sent. */
  enum ManyRows {
    /** A statement for each. */
    ONE_BY_ONE,
    /** One statement for all, with an array for each column. */
    AS_ARRAYS,
    /** A statement for each location, with a parameter for each cell. */
    BY_LOCATION
  }

  Failure failure(SQLException failure);

  /** Keeps all other writers out of this location until the transaction ends. */
  void lock(Session session, LocationId location) throws SQLException;

  /** A migration's script, which is written in SQLite's SQL, in this database's. */
  String script(String inSqlite);

  /** This database's words. */
  String spell(Wording wording);

  /** Keeps others from changing the schema until the transaction ends. */
  void lockSchema(Statement statement) throws SQLException;

  /** How many rows of one table reach the session's database soonest. */
  ManyRows manyRows(Session session) throws SQLException;
}
