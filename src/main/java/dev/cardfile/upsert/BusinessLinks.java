package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.WorkingSet;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The use case that links contacts that the caller names to a business, or to none. */
public final class BusinessLinks {

  private final ContactStore contacts;
  private final InstantSource clock;

  public BusinessLinks(ContactStore contacts, InstantSource clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  /**
   * Links contacts; those that the location has not are passed over, and what changes nothing
   * writes nothing.
   *
   * @param business null for none
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   * @throws dev.cardfile.store.UnknownLocation when there is no such location
   */
  public Linking link(LocationId location, List<ContactId> ids, @Nullable String business) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Set<ContactId> each = new LinkedHashSet<>(ids);
    Set<Lookup> lookups = new HashSet<>();
    each.forEach(id -> lookups.add(new Lookup.ById(id)));
    if (business != null) {
      lookups.add(new Lookup.OfBusiness(business));
    }
    return contacts.exclusively(location, lookups, working -> link(working, each, business, now));
  }

  private static Linking link(
      WorkingSet working, Set<ContactId> ids, @Nullable String business, Instant now) {
    if (business != null && !working.hasBusiness(business)) {
      return new Linking.NoBusiness(business);
    }
    List<ContactId> linked = new ArrayList<>();
    for (ContactId id : ids) {
      Optional<Contact> found = working.contact(id);
      if (found.isPresent()) {
        link(working, found.get(), business, now);
        linked.add(id);
      }
    }
    return new Linking.Done(linked, linked.size() == ids.size());
  }

  private static void link(
      WorkingSet working, Contact contact, @Nullable String business, Instant now) {
    if (!Objects.equals(contact.texts().get(TextField.BUSINESS_ID), business)) {
      working.replace(contact.withBusiness(business, now));
    }
  }
}
