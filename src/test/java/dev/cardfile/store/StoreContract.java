package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.write.Writes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An open store with two locations; its database is checked after every test. */
public abstract class StoreContract {

  protected static final LocationId HERE = new LocationId("here");
  protected static final LocationId THERE = new LocationId("there");

  private final List<Integer> batches = new CopyOnWriteArrayList<>();

  private StoreFixture fixture;
  private Stores stores;

  protected abstract StoreFixture newFixture();

  @BeforeEach
  void openStore() {
    fixture = newFixture();
    reopen(StoreSettings.DEFAULT);
    stores.locations().create(location(HERE));
    stores.locations().create(location(THERE));
  }

  @AfterEach
  void checkAndClose() {
    try (StoreFixture closing = fixture) {
      stores.close();
      closing.check();
    }
  }

  protected Stores stores() {
    return stores;
  }

  protected Writes writes() {
    return Writing.to(stores);
  }

  protected StoreFixture fixture() {
    return fixture;
  }

  protected List<String> tags(LocationId location) {
    return fixture.tags(location);
  }

  protected void reopen(StoreSettings settings) {
    if (stores != null) {
      stores.close();
    }
    StoreEvents events =
        new StoreEvents() {
          @Override
          public void batchCommitted(int works, Duration commit) {
            batches.add(works);
          }
        };
    stores = fixture.open(settings, events);
  }

  /**
   * The number of works in each batch so far, in order. Includes every batch whose callers have
   * been answered.
   */
  protected List<Integer> batchesSoFar() {
    // The store reports a batch after answering it, so once the next one is answered, the batch has
    // been reported.
    WorkingSet.exclusively(stores, HERE, Set.of(), WorkingSet::location);
    return List.copyOf(batches);
  }

  protected static Location location(LocationId id) {
    return Contacts.location(id);
  }

  protected static MatchKey email(String value) {
    return new MatchKey(MatchingField.EMAIL, value);
  }

  protected static MatchKey phone(String value) {
    return new MatchKey(MatchingField.PHONE, value);
  }

  protected static Set<Lookup<?>> by(MatchKey key) {
    return Set.of(new Lookup.ByKey(key));
  }

  protected static Set<Lookup<?>> by(ContactId id) {
    return Set.of(new Lookup.ById(id));
  }

  protected void insert(Contact contact) {
    insert(HERE, contact);
  }

  protected void insert(LocationId location, Contact contact) {
    Contacts.insert(stores, location, contact);
  }

  protected void replace(Contact contact) {
    WorkingSet.exclusively(
        stores,
        HERE,
        by(contact.id()),
        working -> {
          var _ = working.contact(contact.id()).orElseThrow();
          working.replace(contact);
          return contact;
        });
  }

  protected void delete(ContactId id) {
    WorkingSet.exclusively(
        stores,
        HERE,
        by(id),
        working -> {
          var _ = working.contact(id).orElseThrow();
          working.delete(id);
          return id;
        });
  }

  protected Optional<ContactId> oldestHolder(MatchKey key) {
    return oldestHolder(HERE, key);
  }

  protected Optional<ContactId> oldestHolder(LocationId location, MatchKey key) {
    Optional<ContactId> holder =
        WorkingSet.exclusively(
            stores, location, by(key), working -> working.oldestHolder(key).map(Contact::id));
    assertThat(stores.contacts().oldestHolder(location, key).map(Contact::id))
        .as("whom a reader finds by %s", key)
        .isEqualTo(holder);
    return holder;
  }
}
