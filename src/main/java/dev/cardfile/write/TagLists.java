package dev.cardfile.write;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.NamingResult;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.UnknownLocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The use cases that write the tag lists of locations. Changing a list changes no contact, and a
 * tag that was removed from it returns when a contact gets the tag again. Every method throws
 * {@link dev.cardfile.store.StoreUnavailable} if the store is unavailable; the caller may retry.
 */
public final class TagLists {

  private static final Lookup.AllTags TAGS = new Lookup.AllTags();

  private final Transactions transactions;

  public TagLists(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Adds a tag, unless there is one with the same name.
   *
   * @throws UnknownLocation if there is no such location
   */
  public NamingResult<LocationTag> add(LocationId location, Actor actor, LocationTag tag) {
    return decided(location, actor, there -> addition(there, tag));
  }

  /** Changes the label of a tag. Its id stays the same. */
  public NamingResult<LocationTag> rename(
      LocationId location, Actor actor, String id, String label) {
    try {
      return decided(location, actor, there -> renaming(there, new LocationTag(id, label)));
    } catch (UnknownLocation none) {
      return new NamingResult.Missing<>();
    }
  }

  /** Removes a tag from the list; false if it is not on the list. */
  public boolean delete(LocationId location, Actor actor, String id) {
    try {
      return decided(
          location,
          actor,
          there ->
              only(there, tag -> tag.id().equals(id))
                  .map(tag -> Decision.of(true, new Effect.ChangeTag(tag, null)))
                  .orElseGet(() -> Decision.of(false)));
    } catch (UnknownLocation none) {
      return false;
    }
  }

  private <R> R decided(
      LocationId location, Actor actor, Function<List<LocationTag>, Decision<R>> decision) {
    return transactions.exclusively(
        location, actor, Set.of(TAGS), view -> decision.apply(view.get(TAGS)));
  }

  private static Decision<NamingResult<LocationTag>> addition(
      List<LocationTag> there, LocationTag tag) {
    Optional<LocationTag> same = only(there, each -> each.name().equals(tag.name()));
    if (same.isPresent()) {
      return Decision.of(new NamingResult.Taken<>(same.get().id()));
    }
    return there.size() >= LocationTag.MAX_COUNT
        ? Decision.of(new NamingResult.Full<>())
        : Decision.of(new NamingResult.Done<>(tag), new Effect.ChangeTag(null, tag));
  }

  private static Decision<NamingResult<LocationTag>> renaming(
      List<LocationTag> there, LocationTag after) {
    Optional<LocationTag> before = only(there, tag -> tag.id().equals(after.id()));
    if (before.isEmpty()) {
      return Decision.of(new NamingResult.Missing<>());
    }
    Optional<LocationTag> same =
        only(there, tag -> tag.name().equals(after.name()) && !tag.id().equals(after.id()));
    return same.isPresent()
        ? Decision.of(new NamingResult.Taken<>(same.get().id()))
        : Decision.of(new NamingResult.Done<>(after), new Effect.ChangeTag(before.get(), after));
  }

  private static Optional<LocationTag> only(List<LocationTag> tags, Predicate<LocationTag> wanted) {
    return tags.stream().filter(wanted).findFirst();
  }
}
