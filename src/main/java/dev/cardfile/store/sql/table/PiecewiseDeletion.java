package dev.cardfile.store.sql.table;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Row;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.Table;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Deletes the rows of a location a limited number at a time, in the order of their keys. */
public final class PiecewiseDeletion {

  private PiecewiseDeletion() {}

  /**
   * Deletes the first rows of a location in a table. In a table that has one row for each location,
   * deletes that row.
   *
   * @param most the maximum number of rows to delete
   * @return the number of deleted rows
   */
  public static int delete(Session session, Table<?> table, LocationId location, int most)
      throws SQLException {
    List<Object> last = table.keys().isEmpty() ? List.of() : keyAt(session, table, location, most);
    String sql = last.isEmpty() ? table.sql().clear() : table.sql().deleteTo();
    PreparedStatement delete = session.statement(sql);
    Row row = Parameters.of(delete).text(location.value());
    for (Object cell : last) {
      if (cell instanceof Long number) {
        row.number(number);
      } else {
        row.text((String) cell);
      }
    }
    return delete.executeUpdate();
  }

  /** Returns the key of the row at a position, from 1; empty if there are fewer rows. */
  private static List<Object> keyAt(Session session, Table<?> table, LocationId location, int place)
      throws SQLException {
    PreparedStatement statement = session.statement(table.sql().keyAt());
    Parameters.of(statement).text(location.value()).number((long) place - 1);
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        return List.of();
      }
      List<Object> key = new ArrayList<>();
      for (Column<?, ?> column : table.keys()) {
        int index = column.index() + 1;
        key.add(isText(column) ? rows.getString(index) : (Object) rows.getLong(index));
      }
      return key;
    }
  }

  private static boolean isText(Column<?, ?> column) {
    return column.codec().type().equals(Codec.TEXT.type());
  }
}
