package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a contact that is not there. */
public sealed interface Departure {

  /**
   * It was deleted, and can come back.
   *
   * @param contact as it was when it was deleted, with the time of that as its last change
   * @param deletion the number of the change that deleted it
   */
  record Deleted(Contact contact, long deletion, Others others) implements Departure {}

  /** The person was erased, at this time. */
  record Erased(Instant at) implements Departure {}

  /** Nothing: the contact never was, or was deleted longer ago than that is kept. */
  record Unknown() implements Departure {}

  /**
   * What else the location has of what a contact once had.
   *
   * @param holders other contacts that hold its values
   * @param businesses those that it belonged to and that are still there
   */
  record Others(Map<MatchKey, ContactId> holders, Set<String> businesses) {
    public Others {
      holders = Map.copyOf(holders);
      businesses = Set.copyOf(businesses);
    }

    public Optional<ContactId> holder(MatchKey key) {
      return Optional.ofNullable(holders.get(key));
    }
  }
}
