package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole rule of an upsert: which contact it is about, and what that contact becomes. */
public final class Deciding {

  private Deciding() {}

  /**
   * Decides a request.
   *
   * @param oldestHolder finds the holder with the smallest id
   * @param newId the id for a contact that is created
   * @param now milliseconds precision
   */
  public static UpsertOutcome decide(
      UpsertRequest request,
      DuplicatePreference preference,
      Function<MatchKey, Optional<Contact>> oldestHolder,
      ContactId newId,
      Instant now) {
    MatchOutcome outcome = Matching.match(request, preference, oldestHolder);
    List<Warning> warnings = new ArrayList<>();
    return switch (outcome) {
      case MatchOutcome.NoMatch none -> {
        Contact blank = Contact.blank(newId, request.attribution(), now);
        yield write(outcome, blank, request, null, warnings, now);
      }
      case MatchOutcome.Match(Contact found, MatchingField by) ->
          write(outcome, found, request, null, warnings, now);
      case MatchOutcome.Contested(
              Contact found,
              MatchingField by,
              MatchingField withheld,
              ContactId holder) -> {
        warnings.add(new Warning.Withheld(withheld, holder));
        yield write(outcome, found, request, withheld, warnings, now);
      }
    };
  }

  private static UpsertOutcome write(
      MatchOutcome outcome,
      Contact current,
      UpsertRequest request,
      @Nullable MatchingField withheld,
      List<Warning> warnings,
      Instant now) {
    Contact merged =
        new Merging(request, Merging.Former.KEPT_AS_ADDITIONAL, withheld, warnings)
            .over(current, now);
    TagsFull full = TagsFull.of(current, merged);
    if (full != null) {
      return full;
    }
    warnings.addAll(request.notesFor(current));
    return new UpsertResult(outcome, merged, warnings);
  }
}
