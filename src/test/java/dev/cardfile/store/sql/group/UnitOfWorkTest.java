package dev.cardfile.store.sql.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.Writing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs random works on a unit of work, some of them after earlier changes were sent, and compares
 * the result with a plain map.
 */
class UnitOfWorkTest {

  private static final int HISTORIES = 300;
  private static final int WORKS = 12;
  private static final int IDS = 8;
  private static final List<String> VALUES = List.of("a", "b", "c");
  private static final LocationId HERE = new LocationId("here");

  private final SortedMap<ContactId, Contact> stored = new TreeMap<>();
  private final SortedMap<ContactId, Contact> expected = new TreeMap<>();
  private final List<Change> unsent = new ArrayList<>();
  private final Map<ContactId, Long> told = new HashMap<>();

  private final UnitOfWork.Source source =
      new UnitOfWork.Source() {
        @Override
        public @Nullable ContactId holderAfter(
            LocationId location, MatchKey key, @Nullable ContactId after) {
          return stored.values().stream()
              .filter(contact -> contact.holds(key))
              .map(Contact::id)
              .filter(id -> after == null || id.compareTo(after) > 0)
              .findFirst()
              .orElse(null);
        }

        @Override
        public @Nullable ContactId aliased(LocationId location, Alias alias) {
          throw new AssertionError("no work asks for aliases");
        }

        @Override
        public @Nullable StoredContact contact(LocationId location, ContactId id) {
          Contact contact = stored.get(id);
          long lastChange = contact == null ? 0 : id.hashCode();
          assertThat(told.put(id, lastChange)).as("asked for twice").isNull();
          return contact == null ? null : new StoredContact(contact, lastChange);
        }

        @Override
        public Location location(LocationId id) {
          throw new AssertionError("no work changes the location");
        }

        @Override
        public List<StoredContact> contacts(LocationId location, Lookup.ContactsOfBusiness of) {
          assertThat(unsent).as("what a query does not see").isEmpty();
          return stored.values().stream().limit(of.limit()).map(this::tell).toList();
        }

        private StoredContact tell(Contact contact) {
          told.putIfAbsent(contact.id(), (long) contact.id().hashCode());
          return new StoredContact(contact, told.get(contact.id()));
        }

        @Override
        public <T> T find(LocationId location, Lookup<T> lookup) {
          throw new AssertionError("only contacts are asked for");
        }
      };

  private final Recorder recorder =
      new Recorder() {
        @Override
        public Set<Lookup<?>> lookups(Effect effect) {
          return Set.of();
        }

        @Override
        public void changed(Change change, EffectContext at) {
          assertThat(at.lastChange())
              .isEqualTo(change.before() == null ? 0 : told.get(change.id()).longValue());
          unsent.add(change);
        }

        @Override
        public void happened(Effect effect, EffectContext at) {
          throw new AssertionError("all effects are on contacts");
        }

        @Override
        public void flush() {
          for (Change change : unsent) {
            assertThat(change.before()).isEqualTo(stored.get(change.id()));
            assertThat(change.after()).isNotEqualTo(change.before());
            stored.compute(change.id(), (id, before) -> change.after());
          }
          unsent.clear();
        }

        @Override
        public void committed() {}
      };

  static LongStream seeds() {
    return new Random().longs(HISTORIES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aUnitOfWorkIsTheStoreAsItWouldBe(long seed) throws SQLException {
    Random random = new Random(seed);
    for (int i = 0; i < IDS; i++) {
      if (random.nextBoolean()) {
        Contact contact = contact(random, i);
        stored.put(contact.id(), contact);
      }
    }
    expected.putAll(stored);
    UnitOfWork unit =
        new UnitOfWork(new LocationState(HERE, 1, null), Contacts.location(HERE), source, recorder);
    for (int work = 0; work < WORKS; work++) {
      runWork(random, unit);
    }
    recorder.flush();
    assertThat(stored).isEqualTo(expected);
  }

  private void runWork(Random random, UnitOfWork unit) throws SQLException {
    Set<ContactId> shown = new HashSet<>();
    List<Effect> effects = new ArrayList<>();
    SortedMap<ContactId, Contact> after = new TreeMap<>(expected);
    if (random.nextInt(4) == 0) {
      int limit = random.nextInt(IDS);
      assertThat(unit.get(new Lookup.ContactsOfBusiness("b", limit), shown::add))
          .isEqualTo(expected.values().stream().limit(limit).toList());
    }
    for (int step = random.nextInt(4); step >= 0; step--) {
      Contact contact = contact(random, random.nextInt(IDS));
      assertThat(unit.get(new Lookup.ById(contact.id()), shown::add))
          .isEqualTo(Optional.ofNullable(expected.get(contact.id())));
      boolean there = after.containsKey(contact.id());
      if (random.nextInt(3) > 0) {
        effects.add(there ? new Effect.ReplaceContact(contact) : new Effect.InsertContact(contact));
        after.put(contact.id(), contact);
      } else if (there) {
        effects.add(new Effect.DeleteContact(contact.id(), Contacts.NOW));
        after.remove(contact.id());
      }
    }
    checkHolders(random, unit);
    if (random.nextInt(3) > 0) { // a work that throws has no effects
      unit.check(effects, shown);
      unit.apply(effects, Writing.TEST);
      expected.clear();
      expected.putAll(after);
    }
    checkHolders(random, unit);
  }

  /** Looks up some keys in random order, so that others stay unknown for a while. */
  private void checkHolders(Random random, UnitOfWork unit) throws SQLException {
    List<String> values = new ArrayList<>(VALUES);
    Collections.shuffle(values, random);
    for (String value : values.subList(0, random.nextInt(VALUES.size() + 1))) {
      MatchKey key = new MatchKey(MatchingField.EMAIL, value);
      Optional<Contact> oldest =
          expected.values().stream().filter(each -> each.holds(key)).findFirst();
      assertThat(unit.get(new Lookup.ByKey(key), id -> {}))
          .as("holder of %s", key)
          .isEqualTo(oldest);
    }
  }

  private static Contact contact(Random random, int id) {
    List<String> values = new ArrayList<>(VALUES);
    Collections.shuffle(values, random);
    List<String> held = values.subList(0, random.nextInt(VALUES.size() + 1));
    return held.isEmpty()
        ? Contacts.blank("id" + id)
        : Contacts.withEmails(
            "id" + id, held.getFirst(), held.subList(1, held.size()).toArray(String[]::new));
  }
}
