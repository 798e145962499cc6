package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The complete rule of an upsert: which contact it updates or creates, and what that contact
 * becomes.
 */
public final class Deciding {

  private Deciding() {}

  /**
   * Decides a request.
   *
   * @param oldestHolder finds the holder with the smallest id
   * @param aliased the contact that has the alias of the request; null if none has
   * @param newId the id of the contact, should it be a new one
   * @param now milliseconds precision
   */
  public static UpsertOutcome decide(
      UpsertRequest request,
      DuplicatePreference preference,
      Function<MatchKey, Optional<Contact>> oldestHolder,
      @Nullable Contact aliased,
      ContactId newId,
      Instant now) {
    MatchOutcome outcome = Matching.match(request, preference, oldestHolder, aliased);
    List<Warning> warnings = new ArrayList<>();
    outcome.holders().forEach((field, holder) -> warnings.add(new Warning.Withheld(field, holder)));
    Contact found = outcome.found();
    Contact current = found == null ? blank(request, newId, now) : found;
    Contact merged =
        new Merging(
                request, Merging.Former.KEPT_AS_ADDITIONAL, outcome.holders().keySet(), warnings)
            .over(current, now);
    TagsFull full = TagsFull.of(current, merged);
    if (full != null) {
      return full;
    }
    FieldsFull tooLong = FieldsFull.of(current, merged);
    if (tooLong != null) {
      return tooLong;
    }
    warnings.addAll(request.notesFor(current));
    Instant lastActivity = request.origin().lastActivity();
    Contact written =
        found == null && lastActivity != null
            ? merged.withLastActivity(earlier(lastActivity, now))
            : merged;
    return new UpsertResult(outcome, written, warnings);
  }

  private static Contact blank(UpsertRequest request, ContactId newId, Instant now) {
    Instant created = request.origin().created();
    Instant added = created == null ? now : earlier(created, now);
    return Contact.blank(newId, request.attribution(), added);
  }

  /** Returns a time that was sent, or {@code now} if the time is in the future. */
  private static Instant earlier(Instant one, Instant now) {
    return one.isBefore(now) ? one : now;
  }
}
