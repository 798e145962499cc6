package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Lookup;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random works over an overlay, held against a map that knows everything. */
class OverlayTest {

  private static final int HISTORIES = 300;
  private static final int WORKS = 12;
  private static final int IDS = 8;
  private static final List<String> VALUES = List.of("a", "b", "c");

  private final SortedMap<ContactId, Contact> stored = new TreeMap<>();
  private SortedMap<ContactId, Contact> expected = new TreeMap<>();

  private final Overlay.Source source =
      new Overlay.Source() {
        @Override
        public @Nullable ContactId holderAfter(
            Location location, MatchKey key, @Nullable ContactId after) {
          return stored.values().stream()
              .filter(contact -> contact.holds(key))
              .map(Contact::id)
              .filter(id -> after == null || id.compareTo(after) > 0)
              .findFirst()
              .orElse(null);
        }

        @Override
        public @Nullable Contact contact(Location location, ContactId id) {
          return stored.get(id);
        }

        @Override
        public boolean hasBusiness(Location location, String id) {
          return false;
        }
      };

  static LongStream seeds() {
    return new Random().longs(HISTORIES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anOverlayIsTheStoreAsItWouldBe(long seed) throws SQLException {
    Random random = new Random(seed);
    for (int i = 0; i < IDS; i++) {
      if (random.nextBoolean()) {
        Contact contact = contact(random, i);
        stored.put(contact.id(), contact);
      }
    }
    expected.putAll(stored);
    Overlay overlay = new Overlay(location(), null);
    for (int work = 0; work < WORKS; work++) {
      runWork(random, overlay);
    }
    overlay
        .changes()
        .forEach(change -> {
          assertThat(change.before()).isEqualTo(stored.get(change.id()));
          stored.compute(change.id(), (id, before) -> change.after());
        });
    assertThat(stored).isEqualTo(expected);
  }

  private void runWork(Random random, Overlay overlay) throws SQLException {
    SortedMap<ContactId, Contact> before = new TreeMap<>(expected);
    for (int step = random.nextInt(4); step >= 0; step--) {
      Contact contact = contact(random, random.nextInt(IDS));
      overlay.fetch(new Lookup.ById(contact.id()), source);
      assertThat(overlay.contact(contact.id())).isEqualTo(expected.get(contact.id()));
      if (random.nextInt(3) == 0) {
        overlay.put(contact.id(), null);
        expected.remove(contact.id());
      } else {
        overlay.put(contact.id(), contact);
        expected.put(contact.id(), contact);
      }
      checkHolders(random, overlay);
    }
    if (random.nextInt(3) == 0) {
      overlay.undo();
      expected = before;
    } else {
      overlay.keep();
    }
    checkHolders(random, overlay);
  }

  /** Asks for some keys, in any order, so that others stay unknown for a while. */
  private void checkHolders(Random random, Overlay overlay) throws SQLException {
    List<String> values = new ArrayList<>(VALUES);
    Collections.shuffle(values, random);
    for (String value : values.subList(0, random.nextInt(VALUES.size() + 1))) {
      MatchKey key = new MatchKey(MatchingField.EMAIL, value);
      Contact oldest =
          expected.values().stream().filter(each -> each.holds(key)).findFirst().orElse(null);
      assertThat(overlay.oldestHolder(key, source)).as("holder of %s", key).isEqualTo(oldest);
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

  private static Location location() {
    return new Location(
        new LocationId("here"),
        "Here",
        null,
        null,
        null,
        DuplicatePreference.DEFAULT,
        CustomFieldDefinitions.NONE,
        1);
  }
}
