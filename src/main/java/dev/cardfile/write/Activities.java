package dev.cardfile.write;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ActivityStore.Outcome;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.View;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The use cases that write activities of one kind. An activity is never there without its contact.
 * Every method throws {@link dev.cardfile.store.StoreUnavailable} when the store is away, and the
 * caller may try again.
 *
 * @param <A> the kind
 */
public final class Activities<A extends Activity> {

  private final Class<A> kind;
  private final Transactions transactions;

  public Activities(Class<A> kind, Transactions transactions) {
    this.kind = kind;
    this.transactions = transactions;
  }

  /** Adds an activity to its contact. */
  public Outcome<A> add(LocationId location, Actor actor, A added) {
    ContactId contact = added.contact();
    return decided(
        location,
        actor,
        Set.of(new Lookup.ById(contact), total(contact)),
        view -> {
          if (view.get(new Lookup.ById(contact)).isEmpty()) {
            return Decision.of(new Outcome.NoContact<>());
          }
          return view.get(total(contact)).leavesRoomFor(1, added.length())
              ? written(null, added)
              : Decision.of(new Outcome.Full<>());
        });
  }

  public Outcome<A> change(
      LocationId location, Actor actor, ContactId contact, String id, ActivityChange<A> change) {
    return withFound(
        location,
        actor,
        contact,
        id,
        view ->
            before -> {
              A after = change.over(before);
              int more = after.length() - before.length();
              return more > 0 && !view.get(total(contact)).leavesRoomFor(0, more)
                  ? Decision.of(new Outcome.Full<>())
                  : written(before, after);
            });
  }

  /** Deletes an activity, and tells what it was. */
  public Outcome<A> delete(LocationId location, Actor actor, ContactId contact, String id) {
    return withFound(
        location,
        actor,
        contact,
        id,
        view ->
            before ->
                Decision.of(new Outcome.Done<>(before), new Effect.ChangeActivity(before, null)));
  }

  private Outcome<A> withFound(
      LocationId location,
      Actor actor,
      ContactId contact,
      String id,
      Function<View, Function<A, Decision<Outcome<A>>>> decision) {
    Lookup.ActivityById<A> activity = new Lookup.ActivityById<>(kind, contact, id);
    return decided(
        location,
        actor,
        Set.of(new Lookup.ById(contact), activity, total(contact)),
        view ->
            view.get(activity)
                .map(decision.apply(view))
                .orElseGet(() -> Decision.of(missing(view, contact))));
  }

  /** A location that is not there has no contacts. */
  private Outcome<A> decided(
      LocationId location,
      Actor actor,
      Set<Lookup<?>> lookups,
      Function<View, Decision<Outcome<A>>> work) {
    try {
      return transactions.exclusively(location, actor, lookups, work);
    } catch (UnknownLocation none) {
      return new Outcome.NoContact<>();
    }
  }

  private Lookup.ActivityTotal total(ContactId contact) {
    return new Lookup.ActivityTotal(kind, contact);
  }

  private Decision<Outcome<A>> written(@Nullable A before, A after) {
    return Decision.of(new Outcome.Done<>(after), new Effect.ChangeActivity(before, after));
  }

  private Outcome<A> missing(View view, ContactId contact) {
    return view.get(new Lookup.ById(contact)).isEmpty()
        ? new Outcome.NoContact<>()
        : new Outcome.NoActivity<>();
  }
}
