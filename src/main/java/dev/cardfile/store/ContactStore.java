package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.LocationId;
import java.util.Optional;

/**
 * Reads contacts in their last acknowledged state, without waiting for any writer. Every method
 * throws {@link StoreUnavailable} if the store is unavailable; the caller may retry.
 */
public interface ContactStore {

  Optional<Contact> find(LocationId location, ContactId id);

  /**
   * Returns the contact with the smallest id among those that hold this key as a primary or an
   * additional value.
   */
  Optional<Contact> oldestHolder(LocationId location, MatchKey key);

  /** Returns the number of contacts in the location. */
  long count(LocationId location);
}
