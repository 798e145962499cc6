package dev.cardfile.store.sql;

import dev.cardfile.contact.Change;
import dev.cardfile.location.LocationId;

/** What goes with a contact: its notes and tasks. */
final class DeletedContacts implements Follower {

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) {
    if (change.after() == null) {
      LocationId location = at.location().id();
      rows.deleteOwned(NoteTable.TABLE, location, change.id().value());
      rows.deleteOwned(TaskTable.TABLE, location, change.id().value());
    }
  }
}
