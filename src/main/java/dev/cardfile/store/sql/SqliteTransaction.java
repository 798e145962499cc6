package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * A batch's transaction on SQLite. {@code BEGIN IMMEDIATE} has locked all locations; a statement
 * for each look-up costs no round trip.
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
        found.add(state);
      }
    }
    return found;
  }

  @Override
  public void fetch(Collection<UnitOfWork> units) throws SQLException {
    for (UnitOfWork unit : units) {
      unit.fetch(this);
    }
  }
}
