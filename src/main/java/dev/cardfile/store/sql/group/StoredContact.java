package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Contact;

/**
 * A contact as it is stored.
 *
 * @param lastChange the number of its last recorded change; 0 for none
 */
public record StoredContact(Contact contact, long lastChange) {}
