package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.group.StoredContact;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.table.ContactTable;
import org.jspecify.annotations.Nullable;

/** Writes a contact's own row, with the number of its last change. */
final class ContactRows implements Follower {

  private final ChangeLog log;

  /**
   * Creates a follower.
   *
   * @param log must be told of each change before this follower is
   */
  ContactRows(ChangeLog log) {
    this.log = log;
  }

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) {
    long lastChange = log.lastChange(change.id(), at);
    rows.change(
        ContactTable.STORED,
        at.location().id(),
        stored(change.before(), lastChange),
        stored(change.after(), lastChange));
  }

  private static @Nullable StoredContact stored(@Nullable Contact contact, long lastChange) {
    return contact == null ? null : new StoredContact(contact, lastChange);
  }
}
