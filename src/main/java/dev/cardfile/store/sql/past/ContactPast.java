package dev.cardfile.store.sql.past;

import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.store.sql.table.ContactCells;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes back from what a contact is now, a change at a time.
 *
 * <p>The contact is read before its changes, as no transaction holds the two together. So there may
 * be changes that it does not show yet: these are newer by their revision, and are passed over, as
 * if they had come a moment later.
 */
public final class ContactPast {

  private final @Nullable Contact now;
  private @Nullable ContactCells state;
  private boolean begun;

  public ContactPast(@Nullable Contact now) {
    this.now = now;
    this.state = now == null ? null : ContactCells.of(now);
  }

  /** The contact before all changes so far; null where there was none. */
  public @Nullable Contact contact() {
    return state == null ? null : state.contact();
  }

  /** Whether the contact, as it was read, shows this change, the next older one. */
  public boolean shows(Logged logged) {
    if (!begun) {
      boolean gone = logged.kind() == Kind.DELETED || logged.kind() == Kind.ERASED;
      begun = now == null ? gone : !gone && logged.revision() <= now.revision();
    }
    return begun;
  }

  /** Whether the contact, as it was read, is what this change has made of it. */
  public boolean isAt(Logged logged) {
    return now != null && shows(logged) && logged.revision() == now.revision();
  }

  /** Goes back behind all of these. */
  public void skipAll(LoggedChanges changes) throws SQLException {
    for (Logged logged = changes.next(); logged != null; logged = changes.next()) {
      if (shows(logged)) {
        skip(logged);
      }
    }
  }

  /** Goes back behind the next older change, without looking at what it was. */
  public void skip(Logged logged) {
    state =
        switch (logged.kind()) {
          case CREATED, RESTORED, ERASED -> null;
          case DELETED -> ContactCells.of(logged.contact(), former(logged));
          case UPDATED, MERGED -> laidOver(logged);
        };
  }

  /** The next older change. */
  public Entry back(Logged logged) {
    Contact after = logged.kind() == Kind.ERASED ? null : contact();
    skip(logged);
    Change change = new Change(logged.contact(), contact(), after);
    return new Entry(logged.seq(), logged.at(), logged.kind(), logged.by(), change);
  }

  private @Nullable ContactCells laidOver(Logged logged) {
    if (state == null) {
      throw new IllegalStateException(
          "change %d of contact %s follows none".formatted(logged.seq(), logged.contact()));
    }
    return state.over(former(logged));
  }

  private static String former(Logged logged) {
    return Objects.requireNonNull(logged.former(), "what a change has replaced");
  }
}
