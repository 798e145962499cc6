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
 * Sees what is committed in a database, whoever commits it: with SQL, and no help from the store.
 *
 * @param url JDBC's
 */
public record Onlooker(String url) {

  private static final String SQLITE = "jdbc:sqlite:";

  /** Of a SQLite file, which has to be there. */
  public static Onlooker of(Path file) {
    assertThat(file).exists();
    return new Onlooker(SQLITE + file.toAbsolutePath().toUri());
  }

  public boolean isSqlite() {
    return url.startsWith(SQLITE);
  }

  /** A connection of its own, patient with those who write. */
  public Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    if (isSqlite()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 30000");
      }
    }
    return connection;
  }

  /** The rows of a query, each as its cells with bars between them. */
  public List<String> rows(String sql) {
    try (Connection connection = open()) {
      return rows(connection, sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** As {@link #rows(String)}, on an open connection. */
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
