package dev.cardfile.store.sql.row;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows of one table. */
public record TableReader<T>(Table<T> table, Session session) {

  /** Returns the row with a key, if it exists. The key must consist of texts. */
  public Optional<T> find(LocationId location, String... key) throws SQLException {
    return list(
            location,
            table.sql().find(),
            row -> {
              for (String each : key) {
                row.text(each);
              }
            })
        .stream()
        .findFirst();
  }

  /** Returns all rows of a location, in the order of their keys. */
  public List<T> list(LocationId location) throws SQLException {
    return list(location, table.sql().list(), row -> {});
  }

  /**
   * Returns the results of a query.
   *
   * @param sql selects the table's columns; its first parameter is the location
   * @param others sets the remaining parameters
   */
  public List<T> list(LocationId location, String sql, RowWrites.Filling others)
      throws SQLException {
    PreparedStatement statement = session.statement(sql);
    others.fill(Parameters.of(statement).text(location.value()));
    List<T> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(table.read(location, new RowReader(rows)));
      }
    }
    return found;
  }
}
