package dev.cardfile.store.sql.sqlite;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.engine.LocationCache;
import dev.cardfile.store.sql.engine.SqlTransaction;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.group.UnitOfWork;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.SingleRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * A batch's transaction on SQLite, in which {@code BEGIN IMMEDIATE} has locked all locations. A
 * statement costs no round trip, so only the keys, which every upsert looks up, are fetched
 * together.
 */
final class SqliteTransaction extends SqlTransaction {

  SqliteTransaction(Session session, LocationCache cache) {
    super(session, cache);
  }

  @Override
  public List<LocationState> lock(SortedSet<LocationId> locations) throws SQLException {
    List<LocationState> found = new ArrayList<>();
    for (LocationId id : locations) {
      LocationState state = SingleRows.state(session, id);
      if (state != null) {
        found.add(SingleRows.withChanges(session, state));
      }
    }
    return found;
  }

  @Override
  public void fetch(Collection<UnitOfWork> units) throws SQLException {
    SqliteFetch fetched = SqliteFetch.of(units, session, this);
    for (UnitOfWork unit : units) {
      unit.fetch(fetched);
    }
  }
}
