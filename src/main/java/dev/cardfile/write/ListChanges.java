package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.ListOutcome;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.write.work.Stamps;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The use cases that change the tags, the followers, and the additional e-mails and phones of given
 * contacts. A contact that would not change is not written.
 */
public final class ListChanges {

  private final InstantSource clock;

  public ListChanges(InstantSource clock) {
    this.clock = clock;
  }

  public Work<ListOutcome> changeTags(
      LocationId location, WriteTerms terms, ContactId id, TagChange change) {
    return changeTags(location, terms, List.of(id), change).map(List::getFirst);
  }

  /**
   * Changes the tags of many contacts at once.
   *
   * @return a work whose answer has an outcome for each id, in the order of the ids
   */
  public Work<List<ListOutcome>> changeTags(
      LocationId location, WriteTerms terms, List<ContactId> ids, TagChange change) {
    Instant now = Stamps.now(clock);
    return new Work<>(
        location,
        terms,
        Lookups.contacts(ids),
        view -> {
          Deciding deciding = new Deciding(view, terms.precondition());
          List<ListOutcome> outcomes = new ArrayList<>();
          ids.forEach(id -> outcomes.add(deciding.changeTags(id, change, now)));
          return new Decision<>(outcomes, deciding.effects);
        });
  }

  public Work<ListOutcome> changeFollowers(
      LocationId location, WriteTerms terms, ContactId id, UnaryOperator<Followers> change) {
    Instant now = Stamps.now(clock);
    return one(location, terms, id, deciding -> deciding.changeFollowers(id, change, now));
  }

  /**
   * Removes values from a contact's additional e-mails or phones. Values that the contact does not
   * have are ignored. So is its primary value, which can be cleared by updating the contact.
   */
  public Work<ListOutcome> removeAdditional(
      LocationId location,
      WriteTerms terms,
      ContactId id,
      MatchingField field,
      List<String> values) {
    Instant now = Stamps.now(clock);
    return one(location, terms, id, deciding -> deciding.removeAdditional(id, field, values, now));
  }

  private static Work<ListOutcome> one(
      LocationId location, WriteTerms terms, ContactId id, Function<Deciding, ListOutcome> change) {
    return new Work<>(
        location,
        terms,
        Lookups.contacts(List.of(id)),
        view -> {
          Deciding deciding = new Deciding(view, terms.precondition());
          ListOutcome outcome = change.apply(deciding);
          return new Decision<>(outcome, deciding.effects);
        });
  }

  /** Decides about one contact after another. The same contact may come more than once. */
  private static final class Deciding {

    private final View view;
    private final Precondition precondition;
    private final Map<ContactId, Contact> changed = new HashMap<>();
    private final List<Effect> effects = new ArrayList<>();

    Deciding(View view, Precondition precondition) {
      this.view = view;
      this.precondition = precondition;
    }

    ListOutcome changeTags(ContactId id, TagChange change, Instant now) {
      return change(
          id,
          contact -> {
            Tags tags = change.over(contact.tags());
            if (tags.names().size() > Tags.MAX_COUNT) {
              return new ListOutcome.Full(Tags.MAX_COUNT);
            }
            if (!tags.equals(contact.tags())) {
              replace(contact.withTags(tags, now));
            }
            if (!change.listed().isEmpty()) {
              effects.add(new Effect.ListTags(change.listed()));
            }
            return new ListOutcome.Changed(contact.tags().names(), tags.names());
          });
    }

    ListOutcome changeFollowers(ContactId id, UnaryOperator<Followers> change, Instant now) {
      return change(
          id,
          contact -> {
            Followers followers = change.apply(contact.followers());
            if (followers.userIds().size() > Followers.MAX_COUNT) {
              return new ListOutcome.Full(Followers.MAX_COUNT);
            }
            if (!followers.equals(contact.followers())) {
              replace(contact.withFollowers(followers, now));
            }
            return new ListOutcome.Changed(contact.followers().userIds(), followers.userIds());
          });
    }

    ListOutcome removeAdditional(
        ContactId id, MatchingField field, List<String> values, Instant now) {
      return change(
          id,
          contact -> {
            HeldValues before = contact.held(field);
            HeldValues after = before.withoutAdditional(values);
            if (!after.equals(before)) {
              replace(contact.withHeld(field, after, now));
            }
            return new ListOutcome.Changed(before.additional(), after.additional());
          });
    }

    private ListOutcome change(ContactId id, Function<Contact, ListOutcome> change) {
      Contact changedBefore = changed.get(id);
      Optional<Contact> found =
          changedBefore == null ? view.get(new Lookup.ById(id)) : Optional.of(changedBefore);
      return found
          .map(contact -> unless(precondition.failure(contact), change, contact))
          .orElseGet(() -> new ListOutcome.Missing(id));
    }

    private static ListOutcome unless(
        @Nullable PreconditionFailed failed,
        Function<Contact, ListOutcome> change,
        Contact contact) {
      return failed == null ? change.apply(contact) : failed;
    }

    private void replace(Contact contact) {
      changed.put(contact.id(), contact);
      effects.add(new Effect.ReplaceContact(contact));
    }
  }
}
