package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.table.ContactKeyTable;
import dev.cardfile.store.sql.table.ContactKeyTable.Holding;

/**
 * Maintains the keys by which contacts are found. Writes only the keys that a change adds or
 * removes.
 */
final class ContactKeys implements Follower {

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) {
    LocationId location = at.location().id();
    for (MatchKey key : change.keysLost()) {
      rows.delete(ContactKeyTable.TABLE, location, new Holding(key, change.id()));
    }
    for (MatchKey key : change.keysWon()) {
      rows.insert(ContactKeyTable.TABLE, location, new Holding(key, change.id()));
    }
  }
}
