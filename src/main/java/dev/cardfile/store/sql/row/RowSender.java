package dev.cardfile.store.sql.row;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.ColumnBatch;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Sends rows of one table, together. */
public interface RowSender {

  /** A row of a location. */
  record Located<T>(LocationId location, T thing) {}

  /** One statement for each row; they travel together. */
  RowSender ONE_BY_ONE =
      new RowSender() {
        @Override
        public <T> void insert(Session session, Table<T> table, List<Located<T>> rows)
            throws SQLException {
          PreparedStatement statement = session.statement(table.sql().insert());
          for (Located<T> row : rows) {
            table.writeAll(Parameters.of(statement), row.location(), row.thing());
            statement.addBatch();
          }
          statement.executeBatch();
        }

        @Override
        public <T> void update(Session session, Table<T> table, List<Located<T>> rows)
            throws SQLException {
          PreparedStatement statement = session.statement(table.sql().update());
          for (Located<T> row : rows) {
            Parameters cells = Parameters.of(statement);
            table.writeOthers(cells, row.thing());
            table.writeKey(cells, row.location(), row.thing());
            statement.addBatch();
          }
          statement.executeBatch();
        }
      };

  /** One statement for all rows, with an array for each column. */
  RowSender AS_ARRAYS =
      new RowSender() {
        @Override
        public <T> void insert(Session session, Table<T> table, List<Located<T>> rows)
            throws SQLException {
          send(session, table, rows, table.sql().insertMany());
        }

        @Override
        public <T> void update(Session session, Table<T> table, List<Located<T>> rows)
            throws SQLException {
          send(session, table, rows, table.sql().updateMany());
        }

        private <T> void send(Session session, Table<T> table, List<Located<T>> rows, String sql)
            throws SQLException {
          ColumnBatch columns = new ColumnBatch();
          for (Located<T> row : rows) {
            table.writeAll(columns.row(), row.location(), row.thing());
          }
          columns.statement(session, sql).executeUpdate();
        }
      };

  /** Inserts rows, one or more. */
  <T> void insert(Session session, Table<T> table, List<Located<T>> rows) throws SQLException;

  /** Replaces rows that are there, one or more. */
  <T> void update(Session session, Table<T> table, List<Located<T>> rows) throws SQLException;
}
