package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.RowWrites;
import dev.cardfile.store.sql.table.Statements;
import dev.cardfile.store.sql.table.Table;
import dev.cardfile.store.sql.table.TaskTable;
import java.sql.SQLException;

/**
 * What goes with a contact: its notes and tasks. Where the deletion is recorded, they come to the
 * deleted ones, with its number.
 */
final class DeletedContacts implements Follower {

  private final ChangeLog log;

  /**
   * Follows a log.
   *
   * @param log sees each change before
   */
  DeletedContacts(ChangeLog log) {
    this.log = log;
  }

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) throws SQLException {
    if (change.after() == null) {
      delete(NoteTable.TABLE, Statements.KEEP_DELETED_NOTES, change, at, rows);
      delete(TaskTable.TABLE, Statements.KEEP_DELETED_TASKS, change, at, rows);
    }
  }

  private void delete(
      Table<?> table, String keeping, Change change, EffectContext at, RowWrites rows)
      throws SQLException {
    LocationId location = at.state().id();
    String contact = change.id().value();
    if (log.isOn()) {
      long seq = log.last(location);
      rows.deleteOwned(
          table,
          location,
          contact,
          keeping,
          row -> row.number(seq).text(location.value()).text(contact));
    } else {
      rows.deleteOwned(table, location, contact);
    }
  }
}
