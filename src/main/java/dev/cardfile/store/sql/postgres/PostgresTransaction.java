package dev.cardfile.store.sql.postgres;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.engine.LocationCache;
import dev.cardfile.store.sql.engine.SqlTransaction;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.group.UnitOfWork;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.table.LocationTable;
import dev.cardfile.store.sql.table.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * A batch's transaction on PostgreSQL: the contacts that the batch needs are asked for at once, so
 * that its number of round trips does not grow with its size.
 */
final class PostgresTransaction extends SqlTransaction {

  /** How many locations are locked in one round trip. */
  private static final int LOCKED_TOGETHER = 16;

  PostgresTransaction(Session session, LocationCache cache) {
    super(session, cache);
  }

  /**
   * Locks in the order of the ids, so that two servers cannot wait for each other; and in
   * statements that do nothing else: under READ COMMITTED a statement reads what was committed when
   * it began, and one that waited for a lock would read what was there before it had it.
   */
  @Override
  public List<LocationState> lock(SortedSet<LocationId> locations) throws SQLException {
    List<LocationState> locked = new ArrayList<>();
    List<LocationId> all = List.copyOf(locations);
    for (int from = 0; from < all.size(); from += LOCKED_TOGETHER) {
      lock(all.subList(from, Math.min(all.size(), from + LOCKED_TOGETHER)), locked);
    }
    return locked;
  }

  /** Several statements, one for each location, that travel together. */
  private void lock(List<LocationId> locations, List<LocationState> locked) throws SQLException {
    PreparedStatement locks =
        session.statement(
            String.join(
                ";", Collections.nCopies(locations.size(), PostgresStatements.LOCK_LOCATION)));
    Parameters ids = Parameters.of(locks);
    for (LocationId id : locations) {
      ids.text(id.value());
    }
    boolean more = locks.execute();
    while (more) {
      try (ResultSet rows = locks.getResultSet()) {
        while (rows.next()) {
          locked.add(LocationTable.readState(new RowReader(rows)));
        }
      }
      more = locks.getMoreResults();
    }
  }

  @Override
  public void fetch(Collection<UnitOfWork> units) throws SQLException {
    PostgresFetch fetched = PostgresFetch.of(units, session);
    for (UnitOfWork unit : units) {
      unit.fetch(fetched);
    }
  }
}
