package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.LocationId;
import java.util.Optional;

/**
 * Reads contacts as last acknowledged, without waiting for any writer. Every method throws {@link
 * StoreUnavailable} when the store is away, and the caller may try again.
 */
public interface ContactStore {

  Optional<Contact> find(LocationId location, ContactId id);

  /**
   * Reads the contact with the smallest id among those that hold this key, as primary or
   * additional.
   */
  Optional<Contact> oldestHolder(LocationId location, MatchKey key);

  /** How many contacts the location has. */
  long count(LocationId location);
}
