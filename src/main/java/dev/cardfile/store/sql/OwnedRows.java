package dev.cardfile.store.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table whose things belong to an owner: a location, or a contact of one. A key is
 * what stands in the table's primary key, from the location to the thing's id.
 *
 * @param <T> what a row stands for
 */
final class OwnedRows<T> {

  private final Sql sql;
  private final Form<T> form;

  /**
   * The statements of a table.
   *
   * @param list takes an owner; of its rows those that the statement asks for come in its order
   * @param find takes a key
   * @param insert takes a key, then all other cells
   * @param update takes all other cells, then a key
   * @param delete takes a key
   */
  record Sql(String list, String find, String insert, String update, String delete) {}

  /** A thing as a row. */
  interface Form<T> {

    /** Sets all cells but the key. */
    void write(Row row, T thing) throws SQLException;

    /** Reads what {@code list} and {@code find} select. */
    T read(RowReader row) throws SQLException;
  }

  OwnedRows(Sql sql, Form<T> form) {
    this.sql = sql;
    this.form = form;
  }

  /**
   * All rows of an owner.
   *
   * @param page what the statement asks for besides the owner
   */
  List<T> list(Session session, List<String> owner, long... page) throws SQLException {
    PreparedStatement statement = session.statement(sql.list());
    Row row = write(Parameters.of(statement), owner);
    for (long each : page) {
      row.number(each);
    }
    return read(statement);
  }

  @Nullable T find(Session session, List<String> key) throws SQLException {
    PreparedStatement statement = session.statement(sql.find());
    write(Parameters.of(statement), key);
    List<T> found = read(statement);
    return found.isEmpty() ? null : found.getFirst();
  }

  void insert(Session session, List<String> key, T thing) throws SQLException {
    PreparedStatement statement = session.statement(sql.insert());
    form.write(write(Parameters.of(statement), key), thing);
    statement.executeUpdate();
  }

  void update(Session session, List<String> key, T thing) throws SQLException {
    PreparedStatement statement = session.statement(sql.update());
    Row row = Parameters.of(statement);
    form.write(row, thing);
    write(row, key);
    statement.executeUpdate();
  }

  /** Deletes a row; false when there is none. */
  boolean delete(Session session, List<String> key) throws SQLException {
    PreparedStatement statement = session.statement(sql.delete());
    write(Parameters.of(statement), key);
    return statement.executeUpdate() > 0;
  }

  private List<T> read(PreparedStatement statement) throws SQLException {
    List<T> things = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        things.add(form.read(new RowReader(rows)));
      }
    }
    return things;
  }

  private static Row write(Row row, List<String> key) throws SQLException {
    for (String each : key) {
      row.text(each);
    }
    return row;
  }
}
