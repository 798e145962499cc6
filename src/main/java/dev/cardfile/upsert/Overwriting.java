package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rule for writing a contact that is not matched, because it is new or the caller has named it.
 * The contact becomes what the request says, unless another contact holds a value that is sent in a
 * {@linkplain DuplicatePreference#checkedFields checked field}.
 */
public final class Overwriting {

  private Overwriting() {}

  /**
   * Decides a request.
   *
   * @param oldestHolder finds the holder with the smallest id
   * @param now milliseconds precision
   * @return {@link WriteOutcome.Written}, {@link WriteOutcome.Taken}, {@link TagsFull} or {@link
   *     FieldsFull}
   */
  public static WriteOutcome decide(
      Contact current,
      UpsertRequest request,
      DuplicatePreference preference,
      Function<MatchKey, Optional<Contact>> oldestHolder,
      Instant now) {
    for (MatchingField field : preference.checkedFields()) {
      MatchKey key = request.key(field);
      if (key != null && gains(current, request, key)) {
        Optional<Contact> holder = oldestHolder.apply(key);
        if (holder.isPresent() && !holder.get().id().equals(current.id())) {
          return new WriteOutcome.Taken(field, holder.get());
        }
      }
    }
    List<Warning> warnings = new ArrayList<>();
    Contact contact =
        new Merging(request, Merging.Former.LET_GO, Set.of(), warnings).over(current, now);
    TagsFull full = TagsFull.of(current, contact);
    if (full != null) {
      return full;
    }
    FieldsFull tooLong = FieldsFull.of(current, contact);
    if (tooLong != null) {
      return tooLong;
    }
    warnings.addAll(request.notesFor(current));
    return new WriteOutcome.Written(contact, warnings);
  }

  /** Reports whether the value becomes the contact's primary one, or a new additional one. */
  private static boolean gains(Contact current, UpsertRequest request, MatchKey key) {
    String primary = current.held(key.field()).primary();
    boolean stays = request.options().fillEmpty() && primary != null && current.holds(key);
    return !stays && !key.value().equals(primary);
  }
}
