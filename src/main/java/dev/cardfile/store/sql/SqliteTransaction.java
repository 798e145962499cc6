package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Lookup;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A batch's transaction on SQLite. {@code BEGIN IMMEDIATE} has locked all locations; a statement
 * for each look-up costs no round trip.
 */
final class SqliteTransaction implements Batch.Transaction {

  private final Session session;
  private final LocationCache cache;
  private final TagCache knownTags;

  SqliteTransaction(Session session, LocationCache cache, TagCache knownTags) {
    this.session = session;
    this.cache = cache;
    this.knownTags = knownTags;
  }

  @Override
  public List<Overlay> lock(SortedSet<LocationId> locations) throws SQLException {
    List<Overlay> found = new ArrayList<>();
    for (LocationId id : locations) {
      LocationState state = LocationState.find(session, id);
      if (state != null) {
        found.add(state.overlay(cache, session));
      }
    }
    return found;
  }

  @Override
  public void fetch(Collection<Overlay> overlays) throws SQLException {
    for (Overlay overlay : overlays) {
      for (Lookup lookup : overlay.wanted()) {
        overlay.fetch(lookup, this);
      }
    }
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
    ContactWrites writes = new ContactWrites(session);
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
