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

  /** The row of this key. */
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

  /** All rows of a location, in the order of their key. */
  public List<T> list(LocationId location) throws SQLException {
    return list(location, table.sql().list(), row -> {});
  }

  /**
   * What a query finds.
   *
   * @param sql selects the table's columns, and takes the location first
   * @param others sets the parameters behind it
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
