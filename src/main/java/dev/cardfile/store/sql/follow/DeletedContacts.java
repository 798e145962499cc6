package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Effect;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.TaskTable;
import java.sql.SQLException;
import java.util.List;

/**
 * Deletes the notes and tasks of a deleted contact, and brings them back with it. If the deletion
 * is recorded, they move to the tables of deleted notes and tasks, under the number of that change.
 */
final class DeletedContacts implements Follower {

  private final ChangeLog log;

  /**
   * Creates a follower.
   *
   * @param log must be told of each change before this follower is
   */
  DeletedContacts(ChangeLog log) {
    this.log = log;
  }

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) throws SQLException {
    if (at.effect() instanceof Effect.RestoreContact restoring) {
      restore(restoring, at.state().id(), rows);
    } else if (change.after() == null && !(at.effect() instanceof Effect.EraseContact)) {
      delete(NoteTable.TABLE, Statements.KEEP_DELETED_NOTES, change, at, rows);
      delete(TaskTable.TABLE, Statements.KEEP_DELETED_TASKS, change, at, rows);
    }
  }

  /**
   * Deletes all notes and tasks of an erased contact, including those kept from an earlier
   * deletion.
   */
  @Override
  public void happened(Effect effect, EffectContext at, RowWrites rows) {
    if (effect instanceof Effect.EraseContact(ContactId id, var _)) {
      LocationId location = at.state().id();
      rows.deleteOwned(NoteTable.TABLE, location, id.value());
      rows.deleteOwned(TaskTable.TABLE, location, id.value());
      for (String erasing :
          List.of(Statements.ERASE_DELETED_NOTES, Statements.ERASE_DELETED_TASKS)) {
        rows.run(erasing, row -> row.text(location.value()).text(id.value()));
      }
    }
  }

  /**
   * Brings back notes and tasks. The statements are sent at once, so that a later deletion in the
   * same batch finds the rows.
   */
  private static void restore(Effect.RestoreContact restoring, LocationId location, RowWrites rows)
      throws SQLException {
    for (String statement :
        List.of(
            Statements.RESTORE_NOTES,
            Statements.RESTORE_TASKS,
            Statements.FORGET_DELETED_NOTES,
            Statements.FORGET_DELETED_TASKS)) {
      rows.run(
          statement,
          row ->
              row.text(location.value())
                  .number(restoring.deletion())
                  .text(restoring.contact().id().value()));
    }
    rows.send();
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
