package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A batch's transaction on PostgreSQL: whatever the batch needs is asked for at once, so that its
 * number of round trips does not grow with its size.
 */
final class PostgresTransaction implements Batch.Transaction {

  /** How many locations are locked in one round trip. */
  private static final int LOCKED_TOGETHER = 16;

  private final Session session;
  private final LocationCache cache;
  private final TagCache knownTags;

  PostgresTransaction(Session session, LocationCache cache, TagCache knownTags) {
    this.session = session;
    this.cache = cache;
    this.knownTags = knownTags;
  }

  /**
   * Locks in the order of the ids, so that two servers cannot wait for each other; and in
   * statements that do nothing else: under READ COMMITTED a statement reads what was committed when
   * it began, and one that waited for a lock would read what was there before it had it.
   */
  @Override
  public List<Overlay> lock(SortedSet<LocationId> locations) throws SQLException {
    List<LocationState> locked = new ArrayList<>();
    List<LocationId> all = List.copyOf(locations);
    for (int from = 0; from < all.size(); from += LOCKED_TOGETHER) {
      lock(all.subList(from, Math.min(all.size(), from + LOCKED_TOGETHER)), locked);
    }
    List<Overlay> found = new ArrayList<>();
    for (LocationState state : locked) {
      found.add(state.overlay(cache, session));
    }
    return found;
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
          locked.add(LocationState.read(new RowReader(rows)));
        }
      }
      more = locks.getMoreResults();
    }
  }

  @Override
  public void fetch(Collection<Overlay> overlays) throws SQLException {
    PostgresFetch.of(overlays, session).into(overlays);
  }

  @Override
  public @Nullable ContactId holderAfter(Location location, MatchKey key, @Nullable ContactId after)
      throws SQLException {
    return SingleRows.holderAfter(session, location.id(), key, after);
  }

  @Override
  public @Nullable Contact contact(Location location, ContactId id) throws SQLException {
    return SingleRows.contact(session, location.id(), id);
  }

  @Override
  public boolean hasBusiness(Location location, String id) throws SQLException {
    return SingleRows.exists(session, OwnedStatements.BUSINESS_EXISTS, location.id().value(), id);
  }

  @Override
  public void write(Collection<Overlay> overlays) throws SQLException {
    PostgresWrites writes = new PostgresWrites(session);
    for (Overlay overlay : overlays) {
      for (Overlay.Change change : overlay.changes()) {
        writes.add(overlay, change);
      }
      writes.addTags(overlay.location(), knownTags.unknown(overlay.location(), overlay.tags()));
    }
    writes.send();
  }

  @Override
  public void committed(Collection<Overlay> overlays) {
    overlays.forEach(overlay -> knownTags.learn(overlay.location(), overlay.tags()));
  }
}
