package dev.cardfile.store.sql.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Finds the file of a database. */
final class SqliteFile {

  private SqliteFile() {}

  /** Returns the path of a connection's file. */
  static String of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SqliteStatements.FILE)) {
      if (!rows.next()) {
        throw new SQLException("a connection without a file");
      }
      return rows.getString(1);
    }
  }
}
