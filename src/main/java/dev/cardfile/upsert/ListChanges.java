package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.Tags;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.WorkingSet;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The use cases that change the tags and followers of contacts that the caller names. What changes
 * nothing writes nothing. Every method throws {@link dev.cardfile.store.StoreUnavailable} when the
 * store is away, and the caller may try again, and {@link dev.cardfile.store.UnknownLocation} when
 * there is no such location.
 */
public final class ListChanges {

  private final ContactStore contacts;
  private final InstantSource clock;

  public ListChanges(ContactStore contacts, InstantSource clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  public ListOutcome changeTags(LocationId location, ContactId id, TagChange change) {
    return changeTags(location, List.of(id), change).getFirst();
  }

  /**
   * Changes the tags of many contacts at once.
   *
   * @return an outcome for each id, in their order
   */
  public List<ListOutcome> changeTags(LocationId location, List<ContactId> ids, TagChange change) {
    Instant now = now();
    Set<Lookup> lookups =
        ids.stream().map(Lookup.ById::new).collect(Collectors.toUnmodifiableSet());
    return contacts.exclusively(
        location,
        lookups,
        working -> {
          List<ListOutcome> outcomes = new ArrayList<>();
          ids.forEach(id -> outcomes.add(changeTags(working, id, change, now)));
          return outcomes;
        });
  }

  public ListOutcome changeFollowers(
      LocationId location, ContactId id, UnaryOperator<Followers> change) {
    Instant now = now();
    return contacts.exclusively(
        location,
        Set.of(new Lookup.ById(id)),
        working -> changeFollowers(working, id, change, now));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static ListOutcome changeTags(
      WorkingSet working, ContactId id, TagChange change, Instant now) {
    Optional<Contact> found = working.contact(id);
    if (found.isEmpty()) {
      return new ListOutcome.Missing(id);
    }
    Contact contact = found.get();
    Tags tags = change.over(contact.tags());
    if (tags.names().size() > Tags.MAX_COUNT) {
      return new ListOutcome.Full(Tags.MAX_COUNT);
    }
    if (!tags.equals(contact.tags())) {
      working.replace(contact.withTags(tags, now));
    }
    working.addTags(change.listed());
    return new ListOutcome.Changed(contact.tags().names(), tags.names());
  }

  private static ListOutcome changeFollowers(
      WorkingSet working, ContactId id, UnaryOperator<Followers> change, Instant now) {
    Optional<Contact> found = working.contact(id);
    if (found.isEmpty()) {
      return new ListOutcome.Missing(id);
    }
    Contact contact = found.get();
    Followers followers = change.apply(contact.followers());
    if (followers.userIds().size() > Followers.MAX_COUNT) {
      return new ListOutcome.Full(Followers.MAX_COUNT);
    }
    if (!followers.equals(contact.followers())) {
      working.replace(contact.withFollowers(followers, now));
    }
    return new ListOutcome.Changed(contact.followers().userIds(), followers.userIds());
  }
}
