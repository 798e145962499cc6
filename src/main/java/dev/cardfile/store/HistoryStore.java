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
 * Reads what has become of contacts, as far back as it is kept. Every method throws {@link
 * StoreUnavailable} when the store is away, and the caller may try again.
 */
public interface HistoryStore {

  /**
   * The changes of a contact, whether it is still there or not.
   *
   * @param before only changes with a smaller number; null for all
   * @param limit 1 or more
   */
  Timeline of(LocationId location, ContactId contact, @Nullable Long before, int limit);

  /** What a contact was at this time, without regard to what {@link Entry} says is not recorded. */
  Past at(LocationId location, ContactId contact, Instant time);

  /**
   * The changes of all contacts of a location behind one, the oldest first.
   *
   * @param after the number of the last change that the caller knows
   * @param limit 1 or more
   */
  Feed after(LocationId location, long after, int limit);

  /** The number of the location's last change; 0 where it has had none. */
  long last(LocationId location);

  /** The change with this number, where it is kept. */
  Optional<Entry> entry(LocationId location, long seq);

  /**
   * Some changes of a contact.
   *
   * @param entries the newest first
   * @param more whether older ones are kept
   */
  record Timeline(List<Entry> entries, boolean more) {
    public Timeline {
      entries = List.copyOf(entries);
    }
  }

  /** What is known of a contact at some time. */
  sealed interface Past {

    record Was(Contact contact) implements Past {}

    /** There was no such contact. */
    record WasNot() implements Past {}

    /** That is not known: it is longer ago than changes are kept, or the person was erased. */
    record Expired() implements Past {}
  }

  /** What follows a change. */
  sealed interface Feed {

    /**
     * The next changes, without a gap.
     *
     * @param entries the oldest first
     * @param more whether there are more already
     */
    record Page(List<Entry> entries, boolean more) implements Feed {
      public Page {
        entries = List.copyOf(entries);
      }
    }

    /**
     * Some of what follows is not kept, or the store has never had a change of that number: whoever
     * asks has to begin with all contacts.
     */
    record Expired() implements Feed {}
  }
}
