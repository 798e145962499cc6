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
 * dev.cardfile.store.StoreUnavailable} when the store is away, and the caller may try again.
 */
public final class Businesses {

  /** How many contacts one transaction takes out of a business that is deleted. */
  private static final int UNLINKED_AT_ONCE = 1000;

  private final Transactions transactions;

  public Businesses(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Adds a business.
   *
   * @throws UnknownLocation when there is no such location
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
   * @return the business after the change; empty when there is none
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
   * Deletes a business; false when there is none. Contacts that belong to it belong to none from
   * then on, and are dated; no contact is ever seen to belong to a business that is not there.
   * Where they are many, this takes several transactions, so that other writers need not wait for
   * all: some may belong to none before the business is deleted, and a deletion that fails may
   * leave it so.
   *
   * @param now milliseconds precision
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

  /** How far a deletion has come. */
  private enum Deletion {
    MISSING,
    BEGUN,
    DONE
  }

  /** The business goes with the last of its contacts. */
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
