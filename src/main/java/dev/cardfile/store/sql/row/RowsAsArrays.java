package dev.cardfile.store.sql.row;

import dev.cardfile.store.sql.jdbc.ColumnBatch;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends the rows of each table with one statement that has an array for each column, and the
 * statements of all tables in one round trip.
 */
final class RowsAsArrays implements RowSender {

  @Override
  public void send(Session session, List<Rows<?>> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    var statement =
        session.statement(all.stream().map(RowsAsArrays::sql).collect(Collectors.joining(";")));
    Parameters parameters = Parameters.of(statement);
    for (Rows<?> rows : all) {
      columns(rows).fill(parameters);
    }
    var _ = statement.execute();
  }

  private static String sql(Rows<?> rows) {
    TableSql sql = rows.table().sql();
    return rows.replacing() ? sql.updateMany() : sql.insertMany();
  }

  private static <T> ColumnBatch columns(Rows<T> rows) throws SQLException {
    ColumnBatch columns = new ColumnBatch();
    for (Located<T> row : rows.rows()) {
      rows.table().writeAll(columns.row(), row.location(), row.thing());
    }
    return columns;
  }
}
