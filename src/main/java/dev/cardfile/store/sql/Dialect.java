package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What differs from one database to another, besides the statements of its own. */
interface Dialect {

  /** What a failure means for those who wait. */
  enum Failure {
    /** What was to be written cannot be: it will fail again, and others will not. */
    OF_DATA,
    /** The database gave way to another transaction and wrote nothing: try again. */
    CONFLICT,
    /** The connection broke; another one may do. */
    CONNECTION,
    /** The database is away, or too busy. */
    AWAY
  }

  Failure failure(SQLException failure);

  /** Keeps all other writers out of this location until the transaction ends. */
  void lock(Session session, LocationId location) throws SQLException;

  /** A migration's script, which is written in SQLite's SQL, in this database's. */
  String script(String inSqlite);

  /** A piece of a search's SQL in this database's. */
  String spell(SearchFragment fragment);

  /** Selects the ids and names of businesses of a location, whose ids come as a list in JSON. */
  String namesOfBusinesses();

  /** Asks how many tables of the name {@code schema_history} there are, and how many in all. */
  String lookAround();

  /** Keeps others from migrating until the transaction ends. */
  void lockSchema(Statement statement) throws SQLException;

  /** From now on the connection reads what is there now, whoever writes meanwhile. */
  void beginSnapshot(Connection connection) throws SQLException;

  /** Makes a connection that writes ready for more than any request brings. */
  void prepareToFill(Session session) throws SQLException;

  /** Whether many rows travel as one array for each column. */
  boolean takesArrays();
}
