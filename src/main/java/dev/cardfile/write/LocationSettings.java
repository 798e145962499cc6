package dev.cardfile.write;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.LocationStore.Created;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.UnknownLocation;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The use cases that write the settings and custom field definitions of locations. Every method
 * throws {@link dev.cardfile.store.StoreUnavailable} if the store is unavailable, and the caller
 * may retry; every change is in force on all servers when its method returns.
 */
public final class LocationSettings {

  private final Transactions transactions;

  public LocationSettings(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Changes a location's settings.
   *
   * @return the location after the change; empty if there is no such location
   */
  public Optional<Location> change(LocationId id, Actor actor, LocationChange change) {
    return decided(
        id,
        actor,
        before -> {
          Location after = change.over(before).withRevision(before.revision() + 1);
          return Decision.of(Optional.of(after), new Effect.ChangeSettings(before, after));
        });
  }

  /**
   * Adds a custom field. A field without a position is added at the end.
   *
   * @throws UnknownLocation if there is no such location
   */
  public Created addField(LocationId id, Actor actor, CustomFieldDefinition field) {
    return transactions.exclusively(
        id, actor, Set.of(), view -> addition(view.location().customFields(), field));
  }

  private static Decision<Created> addition(
      CustomFieldDefinitions there, CustomFieldDefinition field) {
    if (there.byId(field.id()).isPresent()) {
      return Decision.of(Created.ID_TAKEN);
    }
    if (there.byKey(field.key()).isPresent()) {
      return Decision.of(Created.KEY_TAKEN);
    }
    return there.all().size() >= CustomFieldDefinitions.MAX_COUNT
        ? Decision.of(Created.FULL)
        : Decision.of(Created.ADDED, new Effect.ChangeField(null, there.placed(field)));
  }

  /**
   * Changes a custom field, except for its id, key and type.
   *
   * @param change returns the field after the change; may be run more than once
   * @return the field after the change; empty if there is no such field
   */
  public Optional<CustomFieldDefinition> changeField(
      LocationId id, Actor actor, String fieldId, UnaryOperator<CustomFieldDefinition> change) {
    return withField(
        id,
        actor,
        fieldId,
        before -> {
          CustomFieldDefinition after = change.apply(before);
          return Decision.of(Optional.of(after), new Effect.ChangeField(before, after));
        });
  }

  /**
   * Deletes the definition of a custom field. Contacts keep their values for it.
   *
   * @return false if there is no such field
   */
  public boolean deleteField(LocationId id, Actor actor, String fieldId) {
    return withField(
            id,
            actor,
            fieldId,
            before -> Decision.of(Optional.of(before), new Effect.ChangeField(before, null)))
        .isPresent();
  }

  private Optional<CustomFieldDefinition> withField(
      LocationId id,
      Actor actor,
      String fieldId,
      Function<CustomFieldDefinition, Decision<Optional<CustomFieldDefinition>>> decision) {
    return decided(
        id,
        actor,
        location ->
            location
                .customFields()
                .byId(fieldId)
                .map(decision)
                .orElseGet(() -> Decision.of(Optional.empty())));
  }

  private <T> Optional<T> decided(
      LocationId id, Actor actor, Function<Location, Decision<Optional<T>>> decision) {
    try {
      return transactions.exclusively(id, actor, Set.of(), view -> decision.apply(view.location()));
    } catch (UnknownLocation none) {
      return Optional.empty();
    }
  }
}
