package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.upsert.request.UpsertRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The decision table of an upsert. HighLevel's documentation says: "the API will update the contact
 * that matches the first field in the configured sequence, and ignore the second field to prevent
 * duplication."
 */
public final class Matching {

  private Matching() {}

  /**
   * Finds the contact that a request applies to.
   *
   * @param aliased the contact that has the alias of the request; null if none has
   * @param oldestHolder finds the holder with the smallest id
   */
  public static MatchOutcome match(
      UpsertRequest request,
      DuplicatePreference preference,
      Function<MatchKey, Optional<Contact>> oldestHolder,
      @Nullable Contact aliased) {
    if (aliased != null) {
      return byAlias(request, preference, oldestHolder, aliased);
    }
    MatchOutcome outcome = new MatchOutcome.NoMatch();
    for (MatchingField field : preference.lookUpOrder(request.createNewIfAllowed())) {
      Contact found = find(request.key(field), oldestHolder);
      if (found != null) {
        outcome = refine(outcome, field, found);
      }
    }
    return outcome;
  }

  /** Matches by the alias alone; a value that another contact has is withheld. */
  private static MatchOutcome byAlias(
      UpsertRequest request,
      DuplicatePreference preference,
      Function<MatchKey, Optional<Contact>> oldestHolder,
      Contact aliased) {
    Map<MatchingField, ContactId> holders = new EnumMap<>(MatchingField.class);
    for (MatchingField field : preference.lookUpOrder(request.createNewIfAllowed())) {
      Contact found = find(request.key(field), oldestHolder);
      if (found != null && !found.id().equals(aliased.id())) {
        holders.put(field, found.id());
      }
    }
    return new MatchOutcome.Aliased(aliased, holders);
  }

  private static @Nullable Contact find(
      @Nullable MatchKey key, Function<MatchKey, Optional<Contact>> oldestHolder) {
    return key == null ? null : oldestHolder.apply(key).orElse(null);
  }

  private static MatchOutcome refine(MatchOutcome soFar, MatchingField field, Contact found) {
    return switch (soFar) {
      case MatchOutcome.NoMatch none -> new MatchOutcome.Match(found, field);
      case MatchOutcome.Match(Contact contact, MatchingField by) ->
          contact.id().equals(found.id())
              ? soFar
              : new MatchOutcome.Contested(contact, by, field, found.id());
      case MatchOutcome.Contested contested -> contested;
      case MatchOutcome.Aliased aliased -> aliased;
    };
  }
}
