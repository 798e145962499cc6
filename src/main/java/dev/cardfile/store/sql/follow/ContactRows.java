package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.table.ContactTable;
import dev.cardfile.store.sql.table.RowWrites;

/** A contact's own row. */
final class ContactRows implements Follower {

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) {
    rows.change(ContactTable.TABLE, at.location().id(), change.before(), change.after());
  }
}
