package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the store knows about a contact that does not exist, or no longer exists. */
public sealed interface FormerContact {

  /**
   * The contact was deleted and can be restored.
   *
   * @param contact the contact as it was when it was deleted; its {@code dateUpdated} is no earlier
   *     than the deletion
   * @param deletion the number of the change that deleted it
   */
  record Deleted(Contact contact, long deletion, Others others) implements FormerContact {}

  /** The person was erased at this time. */
  record Erased(Instant at) implements FormerContact {}

  /**
   * Nothing is known: the contact never existed, or was deleted longer ago than changes are kept.
   */
  record Unknown() implements FormerContact {}

  /**
   * Those of a contact's former match keys and businesses that the location still has elsewhere.
   *
   * @param holders other contacts that hold the keys now
   * @param businesses businesses that the contact belonged to and that still exist
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
