package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A test's work, which collects effects as if it wrote directly. */
public final class WorkingSet {

  private final View view;
  private final List<Effect> effects = new ArrayList<>();

  private WorkingSet(View view) {
    this.view = view;
  }

  /** Runs a test's work as {@link Transactions#exclusively} does. */
  public static <R> R exclusively(
      Stores stores, LocationId location, Set<Lookup<?>> lookups, Function<WorkingSet, R> work) {
    return stores.transactions().exclusively(location, Writing.TEST, lookups, deciding(work));
  }

  /** Turns a test's work into one that returns a {@link Decision}. */
  public static <R> Function<View, Decision<R>> deciding(Function<WorkingSet, R> work) {
    return view -> {
      WorkingSet working = new WorkingSet(view);
      R answer = work.apply(working);
      return new Decision<>(answer, working.effects);
    };
  }

  public Location location() {
    return view.location();
  }

  public Optional<Contact> oldestHolder(MatchKey key) {
    return view.get(new Lookup.ByKey(key));
  }

  public Optional<Contact> contact(ContactId id) {
    return view.get(new Lookup.ById(id));
  }

  public boolean hasBusiness(String id) {
    return view.get(new Lookup.BusinessById(id)).isPresent();
  }

  public void insert(Contact contact) {
    effects.add(new Effect.InsertContact(contact));
  }

  public void replace(Contact contact) {
    effects.add(new Effect.ReplaceContact(contact));
  }

  public void delete(ContactId id) {
    effects.add(new Effect.DeleteContact(id, Contacts.NOW));
  }

  public void addTags(Collection<String> names) {
    effects.add(new Effect.ListTags(List.copyOf(names)));
  }
}
