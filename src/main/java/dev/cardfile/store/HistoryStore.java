package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recorded changes of contacts, as far back as they are kept. Every method throws {@link
 * StoreUnavailable} if the store is unavailable; the caller may retry.
 */
public interface HistoryStore {

  /**
   * Returns changes of a contact, which need not exist any more.
   *
   * @param before only changes with a smaller number; null for all
   * @param limit the most changes to return; 1 or more; fewer are returned if the contact is long
   */
  Timeline of(LocationId location, ContactId contact, @Nullable Long before, int limit);

  /**
   * Returns a contact as it was at a given time. Values whose changes are not recorded, as
   * described at {@link Entry}, may be later ones.
   */
  Past at(LocationId location, ContactId contact, Instant time);

  /**
   * Returns the next changes of all contacts of a location, the oldest first.
   *
   * @param after the number of the last change that the caller knows
   * @param limit the most changes to return; 1 or more; fewer are returned if contacts are long
   */
  Feed after(LocationId location, long after, int limit);

  /** Returns the number of the location's last change, or 0 if there was none. */
  long last(LocationId location);

  /** Returns the change with this number, or empty if it does not exist or is no longer kept. */
  Optional<Entry> entry(LocationId location, long seq);

  /**
   * Changes of one contact.
   *
   * @param entries the newest first
   * @param more whether older changes are kept
   */
  record Timeline(List<Entry> entries, boolean more) {
    public Timeline {
      entries = List.copyOf(entries);
    }
  }

  /** The state of a contact at a given time. */
  sealed interface Past {

    record Was(Contact contact) implements Past {}

    /** The contact did not exist. */
    record WasNot() implements Past {}

    /** The state is unknown: changes are not kept back to that time, or the person was erased. */
    record Expired() implements Past {}
  }

  /** The changes that follow a given change. */
  sealed interface Feed {

    /**
     * The next changes, without a gap.
     *
     * @param entries the oldest first
     * @param more whether further changes exist already
     */
    record Page(List<Entry> entries, boolean more) implements Feed {
      public Page {
        entries = List.copyOf(entries);
      }
    }

    /**
     * Some of the changes that follow are not kept, or the store has never had a change with the
     * given number. The caller has to begin again by reading all contacts.
     */
    record Expired() implements Feed {}
  }
}
