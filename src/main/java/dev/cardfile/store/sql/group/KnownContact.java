package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Contact;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one contact.
 *
 * @param contact as it has become; null where it is not there
 * @param lastChange the number of its last change that was recorded before this batch; 0 for none
 */
record KnownContact(@Nullable Contact contact, long lastChange) {

  static KnownContact of(@Nullable StoredContact found) {
    return found == null
        ? new KnownContact(null, 0)
        : new KnownContact(found.contact(), found.lastChange());
  }
}
