package dev.cardfile.store.sql.copy;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.sql.jdbc.Closing;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a query, read one at a time; they are never all in memory. */
final class CopiedRows implements AutoCloseable {

  /** The fetch size. It is small because a row may be as large as a request's body. */
  private static final int FETCHED_TOGETHER = 100;

  private final CopiedDatabase database;
  private final ResultSet rows;
  private final boolean[] isText;

  private CopiedRows(CopiedDatabase database, ResultSet rows) throws SQLException {
    this.database = database;
    this.rows = rows;
    ResultSetMetaData columns = rows.getMetaData();
    isText = new boolean[columns.getColumnCount()];
    for (int i = 0; i < isText.length; i++) {
      isText[i] = columns.getColumnTypeName(i + 1).equalsIgnoreCase("text");
    }
  }

  /** Runs a statement whose parameters have been set. */
  static CopiedRows of(CopiedDatabase database, PreparedStatement statement) throws SQLException {
    return new CopiedRows(database, query(statement));
  }

  /** Runs a statement, as {@link #of} does, whose results are not the rows of a table. */
  static ResultSet query(PreparedStatement statement) throws SQLException {
    statement.setFetchSize(FETCHED_TOGETHER);
    return statement.executeQuery();
  }

  /**
   * Returns the next row, or null after the last one. Must not be called again after that.
   *
   * @throws StoreNotUsable if the row cannot be read
   */
  @Nullable CopiedRow next() {
    try {
      if (!rows.next()) {
        return null;
      }
      @Nullable Object[] cells = new @Nullable Object[isText.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = isText[i] ? rows.getString(i + 1) : numberOrNull(i + 1);
      }
      return new CopiedRow(isText, cells);
    } catch (SQLException e) {
      throw database.notUsable(e);
    }
  }

  private @Nullable Long numberOrNull(int column) throws SQLException {
    long number = rows.getLong(column);
    return rows.wasNull() ? null : Long.valueOf(number);
  }

  @Override
  public void close() {
    Closing.quietly(rows);
  }
}
