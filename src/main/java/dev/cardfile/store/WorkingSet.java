package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import java.util.Collection;
import java.util.Optional;

/**
 * What one piece of work sees of its location while it runs alone in it, and how it says what is to
 * be written. It sees its own changes at once. Asking for a key or an id that was not among the
 * lookups throws {@link IllegalArgumentException}.
 */
public interface WorkingSet {

  /** The location with its settings and definitions, as they are under the lock. */
  Location location();

  /** The contact with the smallest id among those that hold this key, as primary or additional. */
  Optional<Contact> oldestHolder(MatchKey key);

  Optional<Contact> contact(ContactId id);

  /** Whether the location has this business, which then stays until the work is committed. */
  boolean hasBusiness(String id);

  /** Adds a contact that the location does not have yet. */
  void insert(Contact contact);

  /** Replaces a contact that this working set has shown. */
  void replace(Contact contact);

  /**
   * Deletes a contact that this working set has shown; its keys go to their next-oldest holders.
   */
  void delete(ContactId id);

  /** Adds to the location's tag list the names that are not on it. */
  void addTags(Collection<String> names);
}
