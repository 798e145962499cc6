package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Runs a query once for each of several locations; on a cluster, each execution goes to the machine
 * that holds the location. Several executions are sent together, to save round trips.
 */
final class LocationQueries {

  private static final int IN_ONE_ROUND_TRIP = 16;

  private LocationQueries() {}

  /** Sets the parameters for one element. */
  interface Filling<E> {
    void fill(Parameters parameters, E each) throws SQLException;
  }

  /** Receives each row of the results of one query. */
  interface Reading {
    void read(RowReader row) throws SQLException;
  }

  /** Runs a query for each element, in order. */
  static <E> void query(
      Session session, String sql, List<E> all, Filling<E> filling, Reading reading)
      throws SQLException {
    query(session, List.of(sql), all, filling, List.of(reading));
  }

  /**
   * Runs several queries for each element, in order, each as a statement of its own.
   *
   * @param filling sets the parameters of all queries for an element
   * @param readings one for each query
   */
  static <E> void query(
      Session session, List<String> sql, List<E> all, Filling<E> filling, List<Reading> readings)
      throws SQLException {
    for (int from = 0; from < all.size(); from += IN_ONE_ROUND_TRIP) {
      List<E> some = all.subList(from, Math.min(all.size(), from + IN_ONE_ROUND_TRIP));
      PreparedStatement statement =
          session.statement(
              String.join(";", Collections.nCopies(some.size(), String.join(";", sql))));
      Parameters parameters = Parameters.of(statement);
      for (E each : some) {
        filling.fill(parameters, each);
      }
      readAll(statement, readings);
    }
  }

  private static void readAll(PreparedStatement filled, List<Reading> readings)
      throws SQLException {
    boolean more = filled.execute();
    for (int result = 0; more; result++) {
      try (ResultSet rows = filled.getResultSet()) {
        while (rows.next()) {
          readings.get(result % readings.size()).read(new RowReader(rows));
        }
      }
      more = filled.getMoreResults();
    }
  }
}
