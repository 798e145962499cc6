package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.Linking;
import dev.cardfile.write.work.Stamps;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The use case that links given contacts to a business, or unlinks them. */
public final class BusinessLinks {

  private final InstantSource clock;

  public BusinessLinks(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Links contacts to a business. Contacts that the location does not have are skipped, and
   * contacts that are already linked to it are not written.
   *
   * @param business null to unlink the contacts
   */
  public Work<Linking> link(
      LocationId location, WriteTerms terms, List<ContactId> ids, @Nullable String business) {
    Instant now = Stamps.now(clock);
    Set<ContactId> each = new LinkedHashSet<>(ids);
    Set<Lookup<?>> lookups = new HashSet<>(Lookups.contacts(each));
    if (business != null) {
      lookups.add(new Lookup.BusinessById(business));
    }
    return new Work<>(location, terms, lookups, view -> decide(view, each, business, now));
  }

  private static Decision<Linking> decide(
      View view, Set<ContactId> ids, @Nullable String business, Instant now) {
    if (business != null && view.get(new Lookup.BusinessById(business)).isEmpty()) {
      return Decision.of(new Linking.NoBusiness(business));
    }
    List<ContactId> linked = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    for (ContactId id : ids) {
      Optional<Contact> found = view.get(new Lookup.ById(id));
      if (found.isPresent()) {
        linked.add(id);
        found
            .filter(contact -> !isOf(contact, business))
            .map(contact -> new Effect.ReplaceContact(contact.withBusiness(business, now)))
            .ifPresent(effects::add);
      }
    }
    return new Decision<>(new Linking.Done(linked, linked.size() == ids.size()), effects);
  }

  private static boolean isOf(Contact contact, @Nullable String business) {
    return Objects.equals(contact.texts().get(TextField.BUSINESS_ID), business);
  }
}
