package dev.cardfile.store.sql.postgres;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.engine.LocationCache;
import dev.cardfile.store.sql.engine.SqlTransaction;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.group.UnitOfWork;
import dev.cardfile.store.sql.jdbc.ColumnBatch;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.LocationTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A batch's transaction on PostgreSQL. The contacts that the batch needs are fetched together, so
 * that the number of round trips does not grow with the size of the batch.
 */
final class PostgresTransaction extends SqlTransaction {

  PostgresTransaction(Session session, LocationCache cache) {
    super(session, cache);
  }

  /**
   * Locks the locations in the order of their ids, so that two servers cannot deadlock.
   *
   * <p>The statements that lock do nothing else. Under READ COMMITTED, a statement sees what was
   * committed when it began: one that had to wait for a lock would see the data from before it got
   * the lock. So a separate statement reads the last changes afterwards. It may also find changes
   * of a location that is being deleted and was not locked.
   */
  @Override
  public List<LocationState> lock(SortedSet<LocationId> locations) throws SQLException {
    Map<LocationId, LocationState> locked = new LinkedHashMap<>();
    List<LocationQueries.Reading> readings =
        List.of(
            row -> {
              LocationState state = LocationTable.readState(row);
              locked.put(state.id(), state);
            },
            row -> {
              LocationId changed = new LocationId(row.text());
              LocationState state = locked.get(changed);
              if (state != null) {
                locked.put(changed, SingleRows.withChanges(state, row));
              }
            });
    if (session.isTrue(PostgresStatements.IS_CLUSTER)) {
      lockEach(locations, readings);
    } else {
      lockAll(locations, readings);
    }
    return List.copyOf(locked.values());
  }

  private void lockAll(SortedSet<LocationId> locations, List<LocationQueries.Reading> readings)
      throws SQLException {
    ColumnBatch ids = new ColumnBatch();
    for (LocationId id : locations) {
      ids.row().text(id.value());
    }
    LocationQueries.query(
        session,
        List.of(PostgresStatements.LOCK_LOCATIONS, PostgresStatements.KEPT_CHANGES_OF_LOCATIONS),
        List.of(ids),
        (parameters, of) -> {
          of.fill(parameters);
          of.fill(parameters);
        },
        readings);
  }

  private void lockEach(SortedSet<LocationId> locations, List<LocationQueries.Reading> readings)
      throws SQLException {
    LocationQueries.query(
        session,
        List.of(PostgresStatements.LOCK_LOCATION, Statements.KEPT_CHANGES),
        List.copyOf(locations),
        (parameters, id) -> parameters.text(id.value()).text(id.value()).text(id.value()),
        readings);
  }

  @Override
  public void fetch(Collection<UnitOfWork> units) throws SQLException {
    PostgresFetch fetched = PostgresFetch.of(units, session);
    for (UnitOfWork unit : units) {
      unit.fetch(fetched);
    }
  }
}
