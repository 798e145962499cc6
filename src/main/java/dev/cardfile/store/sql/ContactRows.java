package dev.cardfile.store.sql;

import dev.cardfile.contact.Change;

/** A contact's own row. */
final class ContactRows implements Follower {

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) {
    rows.change(ContactTable.TABLE, at.location().id(), change.before(), change.after());
  }
}
