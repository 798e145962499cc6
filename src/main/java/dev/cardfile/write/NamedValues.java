package dev.cardfile.write;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.NamedValue;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.NamingResult;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.View;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The use cases that write the named values of locations. Every method throws {@link
 * dev.cardfile.store.StoreUnavailable} if the store is unavailable; the caller may retry.
 */
public final class NamedValues {

  private final Transactions transactions;

  public NamedValues(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Adds a named value, unless there is one with the same key.
   *
   * @throws UnknownLocation if there is no such location
   */
  public NamingResult<NamedValue> add(LocationId location, Actor actor, NamedValue value) {
    Lookup.NamedValueByKey same = new Lookup.NamedValueByKey(value.key());
    Lookup.NamedValueCount count = new Lookup.NamedValueCount();
    return transactions.exclusively(
        location, actor, Set.of(same, count), view -> addition(view, same, count, value));
  }

  private static Decision<NamingResult<NamedValue>> addition(
      View view, Lookup.NamedValueByKey key, Lookup.NamedValueCount count, NamedValue value) {
    Optional<NamedValue> same = view.get(key);
    if (same.isPresent()) {
      return Decision.of(new NamingResult.Taken<>(same.get().id()));
    }
    return view.get(count) >= NamedValue.MAX_COUNT
        ? Decision.of(new NamingResult.Full<>())
        : Decision.of(new NamingResult.Done<>(value), new Effect.ChangeNamedValue(null, value));
  }

  /**
   * Changes a named value, except for its key.
   *
   * @param name null to leave it as it is
   * @param value null to leave it as it is
   * @return the named value after the change; empty if there is no such value
   */
  public Optional<NamedValue> change(
      LocationId location, Actor actor, String id, @Nullable String name, @Nullable String value) {
    return withFound(
        location,
        actor,
        id,
        before -> {
          NamedValue after =
              new NamedValue(
                  id,
                  before.key(),
                  name == null ? before.name() : name,
                  value == null ? before.value() : value);
          return Decision.of(Optional.of(after), new Effect.ChangeNamedValue(before, after));
        });
  }

  /** Deletes a named value; false if there is none. */
  public boolean delete(LocationId location, Actor actor, String id) {
    return withFound(
            location,
            actor,
            id,
            before -> Decision.of(Optional.of(before), new Effect.ChangeNamedValue(before, null)))
        .isPresent();
  }

  private Optional<NamedValue> withFound(
      LocationId location,
      Actor actor,
      String id,
      Function<NamedValue, Decision<Optional<NamedValue>>> decision) {
    Lookup.NamedValueById value = new Lookup.NamedValueById(id);
    try {
      return transactions.exclusively(
          location,
          actor,
          Set.of(value),
          view -> view.get(value).map(decision).orElseGet(() -> Decision.of(Optional.empty())));
    } catch (UnknownLocation none) {
      return Optional.empty();
    }
  }
}
