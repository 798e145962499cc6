package dev.cardfile.store.sql.past;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.store.sql.table.ContactCells;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import org.jspecify.annotations.Nullable;

/**
 * A change with the contact before and after it, as cells. The cells that a change has not replaced
 * are shared, so many such changes take far less memory than their entries.
 */
public record PastChange(
    Logged logged,
    Kind kind,
    Actor by,
    @Nullable ContactCells before,
    @Nullable ContactCells after) {

  /** Returns how many characters the entry has. */
  public long length() {
    return (before == null ? 0 : before.length()) + (after == null ? 0 : after.length());
  }

  public Entry entry() {
    Change change = new Change(logged.contact(), contact(before), contact(after));
    return new Entry(logged.seq(), logged.at(), kind, by, change);
  }

  private static @Nullable Contact contact(@Nullable ContactCells cells) {
    return cells == null ? null : cells.contact();
  }
}
