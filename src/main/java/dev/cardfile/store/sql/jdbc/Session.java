package dev.cardfile.store.sql.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** A connection with its cache of prepared statements. Not thread-safe. */
public final class Session implements AutoCloseable {

  /**
   * More than are in regular use. Statements that are assembled for a single batch would otherwise
   * accumulate.
   */
  private static final int MOST_STATEMENTS = 500;

  private final Connection connection;
  private final SequencedMap<String, PreparedStatement> prepared =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private final Map<String, Boolean> facts = new HashMap<>();

  public Session(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns a cached prepared statement. The caller must set its parameters and run it before the
   * next call.
   */
  public PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
      closeOldest();
    }
    return statement;
  }

  private void closeOldest() throws SQLException {
    if (prepared.size() > MOST_STATEMENTS) {
      prepared.pollFirstEntry().getValue().close();
    }
  }

  /** Runs a query for a boolean, once in each session, and returns its cached result. */
  public boolean isTrue(String question) throws SQLException {
    Boolean known = facts.get(question);
    if (known == null) {
      try (ResultSet rows = statement(question).executeQuery()) {
        known = rows.next() && rows.getBoolean(1);
      }
      facts.put(question, known);
    }
    return known;
  }

  /** Creates a statement for scripts. The caller must close it. */
  public Statement script() throws SQLException {
    return connection.createStatement();
  }

  public void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  /**
   * Commits by turning auto-commit on. After {@code Connection.commit()}, SQLite's driver would
   * begin another transaction at once, and so lock the database again.
   */
  public void commit() throws SQLException {
    connection.setAutoCommit(true);
  }

  public void rollback() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
