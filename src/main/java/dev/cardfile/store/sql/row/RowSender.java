package dev.cardfile.store.sql.row;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Sends many rows to the database together. */
public interface RowSender {

  /** A row that belongs to a location. */
  record Located<T>(LocationId location, T thing) {}

  /**
   * One or more rows of one table.
   *
   * @param replacing whether all of the rows exist and are replaced; otherwise all are inserted
   */
  record Rows<T>(Table<T> table, boolean replacing, List<Located<T>> rows) {

    public static <T> Rows<T> inserted(Table<T> table, List<Located<T>> rows) {
      return new Rows<>(table, false, rows);
    }
  }

  /** Uses one statement for each row; the statements of a table are sent as one batch. */
  RowSender ONE_BY_ONE =
      new RowSender() {
        @Override
        public void send(Session session, List<Rows<?>> all) throws SQLException {
          for (Rows<?> rows : all) {
            send(session, rows);
          }
        }

        private <T> void send(Session session, Rows<T> rows) throws SQLException {
          Table<T> table = rows.table();
          TableSql sql = table.sql();
          PreparedStatement statement =
              session.statement(rows.replacing() ? sql.update() : sql.insert());
          for (Located<T> row : rows.rows()) {
            Parameters cells = Parameters.of(statement);
            if (rows.replacing()) {
              table.writeOthers(cells, row.thing());
              table.writeKey(cells, row.location(), row.thing());
            } else {
              table.writeAll(cells, row.location(), row.thing());
            }
            statement.addBatch();
          }
          statement.executeBatch();
        }
      };

  /** Sends the rows in order. */
  void send(Session session, List<Rows<?>> all) throws SQLException;
}
