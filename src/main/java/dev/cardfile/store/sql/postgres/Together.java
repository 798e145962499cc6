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
 * A query that is asked of several locations, once for each: on a cluster each goes to the machine
 * where its location is. They travel together, so that there are few round trips.
 */
final class Together {

  private static final int IN_ONE_ROUND_TRIP = 16;

  private Together() {}

  /** Sets the parameters for one of them. */
  interface Filling<E> {
    void fill(Parameters parameters, E each) throws SQLException;
  }

  /** Takes a row of what one statement finds, for any of them. */
  interface Reading {
    void read(RowReader row) throws SQLException;
  }

  /** Asks it for each, in this order. */
  static <E> void query(
      Session session, String sql, List<E> all, Filling<E> filling, Reading reading)
      throws SQLException {
    query(session, List.of(sql), all, filling, List.of(reading));
  }

  /**
   * Asks several queries for each, one after the other, each a statement of its own.
   *
   * @param filling sets the parameters of all of them
   * @param readings one for each
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
