package dev.cardfile.store.sql.row;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Sends rows to a cluster, which runs a statement on a single machine if all of its rows belong to
 * one location. The number of rows in a statement is a power of two, so that there are few
 * different statements to prepare.
 */
final class RowsByLocation implements RowSender {

  private static final int MOST_ROWS = 64;

  @Override
  public void send(Session session, List<Rows<?>> all) throws SQLException {
    for (Rows<?> rows : all) {
      send(session, rows);
    }
  }

  private static <T> void send(Session session, Rows<T> rows) throws SQLException {
    Table<T> table = rows.table();
    IntFunction<String> sqlOf =
        rows.replacing() ? table.sql()::updateRows : table.sql()::insertRows;
    for (Map.Entry<Integer, List<List<Located<T>>>> same : bySize(rows.rows()).entrySet()) {
      PreparedStatement statement = session.statement(sqlOf.apply(same.getKey()));
      for (List<Located<T>> part : same.getValue()) {
        Parameters cells = Parameters.of(statement);
        for (Located<T> row : part) {
          table.writeAll(cells, row.location(), row.thing());
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Splits rows into parts that belong to one location each, grouped by their number of rows. */
  private static <T> Map<Integer, List<List<Located<T>>>> bySize(List<Located<T>> rows) {
    Map<LocationId, List<Located<T>>> locations = new LinkedHashMap<>();
    for (Located<T> row : rows) {
      locations.computeIfAbsent(row.location(), any -> new ArrayList<>()).add(row);
    }
    Map<Integer, List<List<Located<T>>>> parts = new TreeMap<>();
    for (List<Located<T>> here : locations.values()) {
      int from = 0;
      while (from < here.size()) {
        int size = Integer.highestOneBit(Math.min(here.size() - from, MOST_ROWS));
        parts.computeIfAbsent(size, any -> new ArrayList<>()).add(here.subList(from, from + size));
        from += size;
      }
    }
    return parts;
  }
}
