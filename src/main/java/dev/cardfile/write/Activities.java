package dev.cardfile.write;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ActivityStore.Outcome;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The use cases that write activities of one kind. An activity exists only as long as its contact.
 *
 * @param <A> the kind of activity
 */
public final class Activities<A extends Activity> {

  private final Class<A> kind;

  public Activities(Class<A> kind) {
    this.kind = kind;
  }

  /** Adds an activity to its contact. */
  public Work<Outcome<A>> add(LocationId location, WriteTerms terms, A added) {
    ContactId contact = added.contact();
    return decided(
        location,
        terms,
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

  public Work<Outcome<A>> change(
      LocationId location,
      WriteTerms terms,
      ContactId contact,
      String id,
      ActivityChange<A> change) {
    return withFound(
        location,
        terms,
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

  /** Deletes an activity. The answer contains its last state. */
  public Work<Outcome<A>> delete(
      LocationId location, WriteTerms terms, ContactId contact, String id) {
    return withFound(
        location,
        terms,
        contact,
        id,
        view ->
            before ->
                Decision.of(new Outcome.Done<>(before), new Effect.ChangeActivity(before, null)));
  }

  private Work<Outcome<A>> withFound(
      LocationId location,
      WriteTerms terms,
      ContactId contact,
      String id,
      Function<View, Function<A, Decision<Outcome<A>>>> decision) {
    Lookup.ActivityById<A> activity = new Lookup.ActivityById<>(kind, contact, id);
    return decided(
        location,
        terms,
        Set.of(new Lookup.ById(contact), activity, total(contact)),
        view ->
            view.get(activity)
                .map(decision.apply(view))
                .orElseGet(() -> Decision.of(missing(view, contact))));
  }

  /** Creates a work whose answer for a missing location is that the contact is missing. */
  private Work<Outcome<A>> decided(
      LocationId location,
      WriteTerms terms,
      Set<Lookup<?>> lookups,
      Function<View, Decision<Outcome<A>>> work) {
    return new Work<>(location, terms, lookups, work, new Outcome.NoContact<>());
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
