package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;

/**
 * What a piece of work wants to see of its location: the holders of a key, one contact, or whether
 * there is a business.
 */
public sealed interface Lookup {

  record ByKey(MatchKey key) implements Lookup {}

  record ById(ContactId id) implements Lookup {}

  record OfBusiness(String id) implements Lookup {}
}
