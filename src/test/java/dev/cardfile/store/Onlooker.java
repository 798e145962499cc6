package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Reads with SQL what is committed in a database, independently of the store.
 *
 * @param url the JDBC URL
 */
public record Onlooker(String url) {

  private static final String SQLITE = "jdbc:sqlite:";

  /** Returns an onlooker of a SQLite file, which must exist. */
  public static Onlooker of(Path file) {
    assertThat(file).exists();
    return new Onlooker(SQLITE + file.toAbsolutePath().toUri());
  }

  public boolean isSqlite() {
    return url.startsWith(SQLITE);
  }

  /** Opens a new connection, which waits for writers. */
  public Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    if (isSqlite()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 30000");
      }
    }
    return connection;
  }

  /** Returns the rows of a query, each as its cells joined by vertical bars. */
  public List<String> rows(String sql) {
    try (Connection connection = open()) {
      return rows(connection, sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Does the same as {@link #rows(String)} on an open connection. */
  public static List<String> rows(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringJoiner cells = new StringJoiner("|");
        for (int i = 1; i <= columns; i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        found.add(cells.toString());
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
