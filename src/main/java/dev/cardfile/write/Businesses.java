package dev.cardfile.write;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The use cases that write businesses. Every method throws {@link
 * dev.cardfile.store.StoreUnavailable} if the store is unavailable; the caller may retry.
 */
public final class Businesses {

  /** How many contacts of a deleted business are unlinked in one transaction. */
  private static final int UNLINKED_AT_ONCE = 1000;

  private final Transactions transactions;

  public Businesses(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Adds a business.
   *
   * @throws UnknownLocation if there is no such location
   */
  public void add(LocationId location, Actor actor, Business business) {
    transactions.exclusively(
        location,
        actor,
        Set.of(),
        view -> Decision.of(business, new Effect.ChangeBusiness(null, business)));
  }

  /**
   * Changes a business.
   *
   * @return the business after the change; empty if there is no such business
   */
  public Optional<Business> change(
      LocationId location, Actor actor, String id, BusinessChange change, Instant now) {
    Lookup.BusinessById business = new Lookup.BusinessById(id);
    try {
      return transactions.exclusively(
          location,
          actor,
          Set.of(business),
          view ->
              view.get(business)
                  .map(before -> changed(before, change.over(before, now)))
                  .orElseGet(() -> Decision.of(Optional.empty())));
    } catch (UnknownLocation none) {
      return Optional.empty();
    }
  }

  private static Decision<Optional<Business>> changed(Business before, Business after) {
    return Decision.of(Optional.of(after), new Effect.ChangeBusiness(before, after));
  }

  /**
   * Deletes a business; false if there is none. Its contacts are unlinked and get a new {@code
   * dateUpdated}; no contact is ever linked to a business that does not exist. Many contacts are
   * unlinked in several transactions, so that other writers do not have to wait for all of them.
   * Some contacts may therefore be unlinked before the business is deleted, and stay so if the
   * deletion fails.
   *
   * @param now the time of the deletion, in milliseconds precision
   */
  public boolean delete(LocationId location, Actor actor, String id, Instant now) {
    Lookup.BusinessById business = new Lookup.BusinessById(id);
    Lookup.ContactsOfBusiness contacts = new Lookup.ContactsOfBusiness(id, UNLINKED_AT_ONCE);
    try {
      while (true) {
        Deletion deletion =
            transactions.exclusively(
                location,
                actor,
                Set.of(business, contacts),
                view -> deletion(view, business, contacts, now));
        if (deletion != Deletion.BEGUN) {
          return deletion == Deletion.DONE;
        }
      }
    } catch (UnknownLocation none) {
      return false;
    }
  }

  /** The progress of a deletion. */
  private enum Deletion {
    MISSING,
    BEGUN,
    DONE
  }

  /**
   * Decides one transaction of a deletion. The business is deleted together with its last contact's
   * link.
   */
  private static Decision<Deletion> deletion(
      View view, Lookup.BusinessById business, Lookup.ContactsOfBusiness contacts, Instant now) {
    Optional<Business> there = view.get(business);
    if (there.isEmpty()) {
      return Decision.of(Deletion.MISSING);
    }
    List<Effect> effects = new ArrayList<>();
    for (Contact contact : view.get(contacts)) {
      effects.add(new Effect.ReplaceContact(contact.withBusiness(null, now)));
    }
    if (effects.size() == UNLINKED_AT_ONCE) {
      return new Decision<>(Deletion.BEGUN, effects);
    }
    effects.add(new Effect.ChangeBusiness(there.get(), null));
    return new Decision<>(Deletion.DONE, effects);
  }
}
