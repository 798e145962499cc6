package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;

/** What a piece of work wants to see of its location: the holders of a key, or one contact. */
public sealed interface Lookup {

  record ByKey(MatchKey key) implements Lookup {}

  record ById(ContactId id) implements Lookup {}
}
