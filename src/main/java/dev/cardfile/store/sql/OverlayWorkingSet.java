package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.WorkingSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one work sees of an {@link Overlay}, and may do to it, until it ends. */
final class OverlayWorkingSet implements WorkingSet {

  private final Overlay overlay;
  private final Set<Lookup> lookups;
  private final Overlay.Source source;
  private final Set<ContactId> shown = new HashSet<>();
  private @Nullable SQLException failure;
  private boolean ended;

  OverlayWorkingSet(Overlay overlay, Set<Lookup> lookups, Overlay.Source source) {
    this.overlay = overlay;
    this.lookups = lookups;
    this.source = source;
  }

  @Override
  public Location location() {
    checkRunning();
    return overlay.location();
  }

  @Override
  public Optional<Contact> oldestHolder(MatchKey key) {
    checkAsked(new Lookup.ByKey(key));
    try {
      return show(overlay.oldestHolder(key, source));
    } catch (SQLException e) {
      failure = e;
      throw new StoreUnavailable("the store failed while a contact was looked up", e);
    }
  }

  @Override
  public Optional<Contact> contact(ContactId id) {
    checkAsked(new Lookup.ById(id));
    return show(overlay.contact(id));
  }

  @Override
  public boolean hasBusiness(String id) {
    checkAsked(new Lookup.OfBusiness(id));
    return overlay.hasBusiness(id);
  }

  @Override
  public void insert(Contact contact) {
    checkRunning();
    if (overlay.contact(contact.id()) != null) {
      throw new IllegalArgumentException("the location has a contact with this id");
    }
    put(contact);
  }

  @Override
  public void replace(Contact contact) {
    checkShown(contact.id());
    put(contact);
  }

  @Override
  public void delete(ContactId id) {
    checkShown(id);
    overlay.put(id, null);
    shown.remove(id);
  }

  @Override
  public void addTags(Collection<String> names) {
    checkRunning();
    overlay.addTags(names);
  }

  /** Ends the work; what it does from now on is refused. */
  void end() {
    ended = true;
  }

  /** Why a look-up failed, even if the work took no notice; null when none did. */
  @Nullable SQLException failure() {
    return failure;
  }

  private Optional<Contact> show(@Nullable Contact contact) {
    if (contact != null) {
      shown.add(contact.id());
    }
    return Optional.ofNullable(contact);
  }

  private void put(Contact contact) {
    overlay.put(contact.id(), contact);
    shown.add(contact.id());
  }

  private void checkRunning() {
    if (ended) {
      throw new IllegalStateException("the work has ended");
    }
  }

  private void checkAsked(Lookup lookup) {
    checkRunning();
    if (!lookups.contains(lookup)) {
      throw new IllegalArgumentException("not among the lookups");
    }
  }

  private void checkShown(ContactId id) {
    checkRunning();
    if (!shown.contains(id)) {
      throw new IllegalArgumentException("this contact was not shown");
    }
  }
}
