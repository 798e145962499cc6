package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Trait;
import dev.cardfile.history.Entry;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ChangeRecord;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.FormerContact;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.PersonalData;
import dev.cardfile.store.View;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.Reverted;
import dev.cardfile.upsert.Reverting;
import dev.cardfile.write.work.SafeRetries;
import dev.cardfile.write.work.Stamps;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The use cases that return contacts to a former state, and the one that erases a person for good.
 */
public final class Reversals {

  private final InstantSource clock;

  public Reversals(InstantSource clock) {
    this.clock = clock;
  }

  /** Restores a deleted contact. */
  public Work<Reversal> restore(LocationId location, WriteTerms terms, ContactId id) {
    Instant now = Stamps.now(clock);
    Lookup<Optional<Contact>> contact = new Lookup.ById(id);
    Lookup<FormerContact> departed = new Lookup.Departed(id);
    return new Work<>(
        location,
        terms,
        Set.of(contact, departed),
        view -> {
          Optional<Contact> there = view.get(contact);
          FormerContact departure = view.get(departed);
          if (there.isEmpty() && departure instanceof FormerContact.Unknown) {
            return Decision.of(new Reversal.NoContact(id));
          }
          Contact subject =
              departure instanceof FormerContact.Deleted(Contact deleted, var _, var _)
                  ? deleted
                  : there.orElse(null);
          PreconditionFailed failed = terms.precondition().failure(subject);
          if (failed != null) {
            return Decision.of(new Reversal.Failed(failed));
          }
          if (there.isPresent()) {
            return Decision.of(new Reversal.NotDeleted(id));
          }
          return switch (departure) {
            case FormerContact.Deleted(Contact deleted, long deletion, var others) ->
                restored(reverting(view, others).restored(deleted, now), deletion);
            case FormerContact.Erased erased -> Decision.of(new Reversal.Erased());
            case FormerContact.Unknown unknown -> Decision.of(new Reversal.NoContact(id));
          };
        });
  }

  /**
   * Undoes a change of a contact.
   *
   * @param seq the number of the change
   * @param force whether to undo it even if a later change has touched the same traits
   */
  public Work<Reversal> undo(LocationId location, WriteTerms terms, long seq, boolean force) {
    Instant now = Stamps.now(clock);
    Lookup<ChangeRecord> change = new Lookup.RecordedChange(seq);
    return new Work<>(
        location,
        terms,
        Set.of(change),
        view ->
            switch (view.get(change)) {
              case ChangeRecord.Kept kept -> new Undoing(view, kept, force, now).decide();
              case ChangeRecord.Erased erased -> Decision.of(new Reversal.Erased());
              case ChangeRecord.Expired expired -> Decision.of(new Reversal.Expired());
              case ChangeRecord.None none -> Decision.of(new Reversal.NoChange(seq));
            });
  }

  /** Removes everything that is known about a person. The answer is empty if nothing is known. */
  public Work<Optional<Erasure>> erase(LocationId location, WriteTerms terms, ContactId id) {
    Instant now = Stamps.now(clock);
    Lookup<Optional<Contact>> contact = new Lookup.ById(id);
    Lookup<PersonalData> traces = new Lookup.TracesOf(id);
    return new Work<>(
        location,
        terms,
        Set.of(contact, traces, SafeRetries.outcomesOf(id)),
        view -> {
          Optional<Contact> found = view.get(contact);
          PersonalData there = view.get(traces);
          Instant before = there.erasedAt();
          List<Effect> effects = new ArrayList<>(SafeRetries.erasing(view, id));
          if (found.isEmpty() && there.areNone() && effects.isEmpty()) {
            return Decision.of(
                Optional.ofNullable(before).map(at -> new Erasure(id, at, PersonalData.NONE, 0)));
          }
          Erasure erasure = new Erasure(id, now, there, effects.size());
          effects.add(new Effect.EraseContact(id, now));
          return new Decision<>(Optional.of(erasure), effects);
        });
  }

  private static Reverting reverting(View view, FormerContact.Others others) {
    return new Reverting(
        view.location().preference(), others::holder, others.businesses()::contains);
  }

  /**
   * Undoes one change of a contact, or several in a row.
   *
   * @param before the contact before the first of them
   * @param after the contact after the last of them
   * @param others who holds now what {@code before} holds
   */
  public static Decision<Reversal> changedBack(
      View view,
      Contact current,
      Contact before,
      Contact after,
      FormerContact.Others others,
      Instant now) {
    return written(
        reverting(view, others).undone(current, before, after, now),
        current,
        Effect.ReplaceContact::new);
  }

  private static Decision<Reversal> restored(Reverted reverted, long deletion) {
    return written(reverted, null, contact -> new Effect.RestoreContact(contact, deletion));
  }

  private static Decision<Reversal> written(
      Reverted reverted, @Nullable Contact before, Function<Contact, Effect> writing) {
    Contact contact = reverted.contact();
    List<Effect> effects = new ArrayList<>();
    effects.add(writing.apply(contact));
    if (before == null || !before.tags().equals(contact.tags())) {
      effects.add(new Effect.ListTags(contact.tags().names()));
    }
    return new Decision<>(Reversal.Done.of(reverted), effects);
  }

  /** The undoing of one change. */
  private record Undoing(View view, ChangeRecord.Kept kept, boolean force, Instant now) {

    Decision<Reversal> decide() {
      Entry entry = kept.entry();
      return switch (entry.kind()) {
        case UPDATED, MERGED -> changeBack();
        case CREATED, RESTORED -> delete();
        case DELETED -> restore();
        case ERASED -> Decision.of(new Reversal.Erased());
      };
    }

    private Decision<Reversal> changeBack() {
      Contact current = kept.now();
      if (current == null) {
        return missing();
      }
      Contact before = Objects.requireNonNull(kept.entry().change().before());
      Contact after = Objects.requireNonNull(kept.entry().change().after());
      Set<Trait> both = new HashSet<>(Trait.differing(before, after));
      both.retainAll(kept.changedSince());
      return both.isEmpty() || force
          ? changedBack(view, current, before, after, kept.others(), now)
          : Decision.of(new Reversal.ChangedSince(both));
    }

    private Decision<Reversal> delete() {
      if (kept.now() == null) {
        return missing();
      }
      ContactId id = kept.entry().change().id();
      return kept.isLast() || force
          ? Decision.of(new Reversal.Gone(id), new Effect.DeleteContact(id, now))
          : Decision.of(new Reversal.ChangedSince(kept.changedSince()));
    }

    private Decision<Reversal> restore() {
      ContactId id = kept.entry().change().id();
      if (!kept.isLast() && !force) {
        return Decision.of(new Reversal.ChangedSince(kept.changedSince()));
      }
      Contact deleted = kept.deleted();
      if (deleted == null) {
        return Decision.of(new Reversal.NotDeleted(id));
      }
      Contact before = Objects.requireNonNull(kept.entry().change().before());
      return restored(reverting(view, kept.others()).restored(before, deleted, now), kept.last());
    }

    private Decision<Reversal> missing() {
      return Decision.of(new Reversal.NoContact(kept.entry().change().id()));
    }
  }
}
