package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.WorkingSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The use cases that make a new contact, or are about one that the caller names. Every method
 * throws {@link dev.cardfile.store.StoreUnavailable} when the store is away, and the caller may try
 * again, and {@link dev.cardfile.store.UnknownLocation} when there is no such location.
 */
public final class ContactChanges {

  private final ContactStore contacts;
  private final SettledWrites writes;

  public ContactChanges(
      ContactStore contacts, LocationStore locations, InstantSource clock, IdSequence ids) {
    this.contacts = contacts;
    this.writes = new SettledWrites(contacts, locations, clock, ids);
  }

  /**
   * Creates a contact.
   *
   * @param reader reads the request by the location's settings; may be called more than once
   */
  public <P> Answer<P, WriteOutcome> create(
      LocationId location, Function<Location, Reading<P>> reader) {
    return writes.write(location, reader, new Creation());
  }

  /** Writes what a request says over a contact; a value that is replaced is held no longer. */
  public <P> Answer<P, WriteOutcome> change(
      LocationId location, ContactId id, Function<Location, Reading<P>> reader) {
    return writes.write(location, reader, new Change(id));
  }

  /** Deletes a contact; false when there is none. */
  public boolean delete(LocationId location, ContactId id) {
    return contacts.exclusively(
        location,
        Set.of(new Lookup.ById(id)),
        working -> {
          boolean there = working.contact(id).isPresent();
          if (there) {
            working.delete(id);
          }
          return there;
        });
  }

  private static final class Creation implements SettledWrites.Rule<WriteOutcome> {

    @Override
    public Set<Lookup> lookups(UpsertRequest request) {
      return request.keyLookups();
    }

    @Override
    public WriteOutcome apply(
        WorkingSet working, UpsertRequest request, ContactId newId, Instant now) {
      Contact blank = Contact.blank(newId, request.attribution(), now);
      WriteOutcome outcome = overwrite(blank, working, request, now);
      if (outcome instanceof WriteOutcome.Written written) {
        working.insert(written.contact());
      }
      return outcome;
    }
  }

  private record Change(ContactId id) implements SettledWrites.Rule<WriteOutcome> {

    @Override
    public Set<Lookup> lookups(UpsertRequest request) {
      Set<Lookup> lookups = new HashSet<>(request.keyLookups());
      lookups.add(new Lookup.ById(id));
      return lookups;
    }

    @Override
    public WriteOutcome apply(
        WorkingSet working, UpsertRequest request, ContactId newId, Instant now) {
      Optional<Contact> contact = working.contact(id);
      if (contact.isEmpty()) {
        return new WriteOutcome.Missing(id);
      }
      WriteOutcome outcome = overwrite(contact.get(), working, request, now);
      if (outcome instanceof WriteOutcome.Written written) {
        working.replace(written.contact());
      }
      return outcome;
    }
  }

  private static WriteOutcome overwrite(
      Contact current, WorkingSet working, UpsertRequest request, Instant now) {
    WriteOutcome outcome =
        Overwriting.decide(
            current, request, working.location().preference(), working::oldestHolder, now);
    if (outcome instanceof WriteOutcome.Written && request.tags() != null) {
      working.addTags(request.tags().names());
    }
    return outcome;
  }
}
