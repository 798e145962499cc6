package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.RowWrites;
import dev.cardfile.store.sql.table.TaskTable;

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
