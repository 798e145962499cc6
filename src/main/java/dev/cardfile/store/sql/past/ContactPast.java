package dev.cardfile.store.sql.past;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Contact;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.store.sql.table.ContactCells;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reconstructs past states of a contact, from its current state backwards, one change at a time.
 *
 * <p>The contact is read before its changes, without a common transaction. So there may be changes
 * that the contact, as it was read, does not show yet. They are recognised by their higher revision
 * and skipped, as if they had been made a moment later. An erasure cannot be skipped, because it
 * removes what earlier changes have replaced: all changes before it are erased, too, even if they
 * were read before it was made.
 */
public final class ContactPast {

  private final @Nullable Contact now;
  private @Nullable ContactCells state;
  private boolean begun;
  private boolean erased;

  public ContactPast(@Nullable Contact now) {
    this.now = now;
    this.state = now == null ? null : ContactCells.of(now);
  }

  /**
   * Returns the contact as it was before all changes passed so far; null if it did not exist then.
   */
  public @Nullable Contact contact() {
    return state == null ? null : state.contact();
  }

  /**
   * Reports whether the contact, as it was read, includes a change, or has been erased since. Must
   * be called with each change from the newest to the oldest.
   */
  public boolean shows(Logged logged) {
    if (!begun) {
      begun =
          switch (logged.kind()) {
            case ERASED -> true;
            case DELETED -> now == null;
            case CREATED, UPDATED, RESTORED, MERGED ->
                now != null && logged.revision() <= now.revision();
          };
    }
    return begun;
  }

  /** Reports whether the contact, as it was read, is the result of this change. */
  public boolean isAt(Logged logged) {
    return now != null && logged.revision() == now.revision();
  }

  /** Goes back to before all of these changes. */
  public void skipAll(LoggedChanges changes) throws SQLException {
    for (Logged logged = changes.next(); logged != null; logged = changes.next()) {
      if (shows(logged)) {
        skip(logged);
      }
    }
  }

  /** Goes back to before the next older change, without returning an entry for it. */
  public void skip(Logged logged) {
    erased |= logged.kind() == Kind.ERASED;
    state = erased ? null : before(logged);
  }

  private @Nullable ContactCells before(Logged logged) {
    return switch (logged.kind()) {
      case CREATED, RESTORED, ERASED -> null;
      case DELETED -> ContactCells.of(logged.contact(), former(logged));
      case UPDATED, MERGED -> overlaid(logged);
    };
  }

  /** Goes back to before the next older change, and returns that change as an entry. */
  public Entry back(Logged logged) {
    return backToBefore(logged).entry();
  }

  /** Does the same as {@link #back}, for an entry that may not be needed. */
  public PastChange backToBefore(Logged logged) {
    ContactCells after = state;
    skip(logged);
    if (!erased) {
      return new PastChange(logged, logged.kind(), logged.by(), state, after);
    }
    Actor by = logged.kind() == Kind.ERASED ? logged.by() : Actor.SYSTEM;
    return new PastChange(logged, Kind.ERASED, by, null, null);
  }

  private @Nullable ContactCells overlaid(Logged logged) {
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
