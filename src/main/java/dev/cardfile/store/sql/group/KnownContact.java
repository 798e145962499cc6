package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Contact;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work knows about a contact.
 *
 * @param contact the contact after the works so far; null if it does not exist
 * @param lastChange the number of its last change that was recorded before this batch; 0 for none
 */
record KnownContact(@Nullable Contact contact, long lastChange) {

  static KnownContact of(@Nullable StoredContact found) {
    return found == null
        ? new KnownContact(null, 0)
        : new KnownContact(found.contact(), found.lastChange());
  }
}
