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

/** A connection with the statements prepared on it; for one thread at a time. */
public final class Session implements AutoCloseable {

  /** More than are in use; those that are put together for one batch would become ever more. */
  private static final int MOST_STATEMENTS = 500;

  private final Connection connection;
  private final SequencedMap<String, PreparedStatement> prepared =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private final Map<String, Boolean> facts = new HashMap<>();

  public Session(Connection connection) {
    this.connection = connection;
  }

  /**
   * The statement, prepared and kept; whoever asks for it fills and runs it before the next asks.
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

  /** Whether the database says yes to a question; asked once for each session. */
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

  /** A statement for scripts, which whoever asks for it closes. */
  public Statement script() throws SQLException {
    return connection.createStatement();
  }

  public void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  /** Commits. Not by {@code Connection.commit()}: SQLite's driver would lock again at once. */
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
