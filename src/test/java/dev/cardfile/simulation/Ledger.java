package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.HistoryStore.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The expected history of a location, modelled as plainly as possible: every state of every
 * contact, one line per change, with nothing derived.
 */
final class Ledger {

  private static final int PAGE = 7;

  /**
   * A change.
   *
   * @param before null for a contact that did not exist before, and for an erased person
   * @param after null for a contact that no longer exists, and for an erased person
   */
  record Line(
      Instant at, Kind kind, ContactId id, @Nullable Contact before, @Nullable Contact after) {

    Line erased() {
      return new Line(at, Kind.ERASED, id, null, null);
    }

    /** Returns the line without the values that the history does not record. */
    Line recorded() {
      return new Line(at, kind, id, Ledger.recorded(before), Ledger.recorded(after));
    }
  }

  private final LocationId location;
  private final Set<String> happened;

  /** The lines with known numbers; the first has number 1. */
  private final List<Line> lines = new ArrayList<>();

  /** The lines without known numbers; the store may choose their order. */
  private final List<Line> pending = new ArrayList<>();

  private final Map<ContactId, Contact> folded = new HashMap<>();

  /**
   * Creates the ledger of a location without contacts.
   *
   * @param happened the set to which this adds what has happened
   */
  Ledger(LocationId location, Set<String> happened) {
    this.location = location;
    this.happened = happened;
  }

  /** Records that a contact was created, restored or updated. */
  void put(@Nullable Contact before, Contact after) {
    if (before == null) {
      Kind kind = of(after.id()).isEmpty() ? Kind.CREATED : Kind.RESTORED;
      pending.add(new Line(after.dateUpdated(), kind, after.id(), null, after));
    } else if (!recorded(before).equals(recorded(after))) {
      pending.add(new Line(after.dateUpdated(), Kind.UPDATED, after.id(), before, after));
    } else {
      happened.add("not recorded");
    }
  }

  void remove(Contact before, Instant now) {
    pending.add(
        new Line(
            Contact.later(before.dateUpdated(), now), Kind.DELETED, before.id(), before, null));
  }

  void erase(ContactId id, Instant now) {
    lines.replaceAll(line -> line.id().equals(id) ? line.erased() : line);
    pending.replaceAll(line -> line.id().equals(id) ? line.erased() : line);
    pending.add(new Line(now, Kind.ERASED, id, null, null));
  }

  /** The number of changes with known numbers. */
  int size() {
    return lines.size();
  }

  /** Returns the change with a number; null if there is none. */
  @Nullable Line line(long seq) {
    return seq < 1 || seq > lines.size() ? null : lines.get((int) seq - 1);
  }

  /** Returns the later changes of the same contact. */
  List<Line> since(long seq) {
    ContactId id = lines.get((int) seq - 1).id();
    List<Line> later = new ArrayList<>(lines.subList((int) seq, lines.size()));
    later.addAll(pending);
    return later.stream().filter(line -> line.id().equals(id)).toList();
  }

  /** Returns the changes of a contact, the oldest first. */
  List<Line> of(ContactId id) {
    List<Line> all = new ArrayList<>(lines);
    all.addAll(pending);
    return all.stream().filter(line -> line.id().equals(id)).toList();
  }

  Optional<Line> last(ContactId id) {
    List<Line> all = of(id);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** Returns all contacts that exist or existed. */
  List<ContactId> everybody() {
    Set<ContactId> ids = new LinkedHashSet<>();
    lines.forEach(line -> ids.add(line.id()));
    return List.copyOf(ids);
  }

  /** Returns the last few changes with known numbers. */
  List<Line> newest() {
    return lines.subList(Math.max(0, lines.size() - PAGE), lines.size()).stream()
        .map(Line::recorded)
        .toList();
  }

  /** Returns the same changes as the store reports them. */
  List<Line> newest(HistoryStore store) {
    int count = Math.min(PAGE, lines.size());
    return entries(store, lines.size() - (long) count, count).stream().map(Ledger::told).toList();
  }

  boolean isPending() {
    return !pending.isEmpty();
  }

  /** Checks that the feed continues with exactly the changes since the last call. */
  void checkNew(HistoryStore store, Map<ContactId, Contact> stored) {
    List<Entry> entries = entries(store, lines.size(), pending.size() + 1);
    assertThat(entries).as("new changes").hasSize(pending.size());
    Map<ContactId, List<Line>> expected = new LinkedHashMap<>();
    pending.forEach(line -> expected.computeIfAbsent(line.id(), id -> new ArrayList<>()).add(line));
    for (Entry entry : entries) {
      assertThat(entry.seq()).as("number").isEqualTo(lines.size() + 1L);
      List<Line> ofContact = expected.getOrDefault(entry.change().id(), List.of());
      assertThat(ofContact).as("changes of %s", entry.change().id()).isNotEmpty();
      Line line = ofContact.removeFirst();
      assertThat(told(entry)).isEqualTo(line.recorded());
      if (line.kind() != Kind.ERASED) {
        last(line, lines).ifPresent(before -> assertThat(line.at()).isAfterOrEqualTo(before.at()));
      }
      lines.add(line);
      fold(entry, folded);
    }
    pending.clear();
    assertThat(folded).as("folded").isEqualTo(recorded(stored));
  }

  private static Optional<Line> last(Line of, List<Line> among) {
    return among.reversed().stream().filter(line -> line.id().equals(of.id())).findFirst();
  }

  private List<Entry> entries(HistoryStore store, long after, int limit) {
    return ((HistoryStore.Feed.Page) store.after(location, after, limit)).entries();
  }

  /** Checks the whole feed from its beginning, and the past states of every contact. */
  void checkAll(HistoryStore store, Map<ContactId, Contact> stored) {
    Map<ContactId, Contact> contacts = new HashMap<>();
    for (int seq = 0; seq < lines.size(); ) {
      for (Entry entry : entries(store, seq, PAGE)) {
        assertThat(entry.seq()).isEqualTo(seq + 1L);
        assertThat(told(entry)).as("change %d", entry.seq()).isEqualTo(lines.get(seq).recorded());
        fold(entry, contacts);
        seq++;
      }
    }
    assertThat(store.last(location)).isEqualTo(lines.size());
    assertThat(contacts).as("folded from the beginning").isEqualTo(recorded(stored));
    Set<ContactId> ids = new HashSet<>();
    lines.forEach(line -> ids.add(line.id()));
    ids.forEach(id -> checkContact(store, id));
  }

  private void checkContact(HistoryStore store, ContactId id) {
    List<Line> changes = of(id);
    assertThat(
            store.of(location, id, null, changes.size() + 1).entries().stream()
                .map(Ledger::told)
                .toList()
                .reversed())
        .as("history of %s", id)
        .isEqualTo(changes.stream().map(Line::recorded).toList());
    Line some = changes.get(changes.size() / 2);
    checkAt(store, id, some.at());
    checkAt(store, id, some.at().minusMillis(1));
  }

  /** Checks the state of a contact at a time. */
  void checkAt(HistoryStore store, ContactId id, Instant time) {
    assertThat(past(store, id, time)).as("%s at %s", id, time).isEqualTo(past(id, time));
  }

  Past past(HistoryStore store, ContactId id, Instant time) {
    Past past = store.at(location, id, time);
    return past instanceof Past.Was(Contact contact) ? new Past.Was(recorded(contact)) : past;
  }

  Past past(ContactId id, Instant time) {
    List<Line> changes = of(id);
    if (changes.isEmpty()) {
      return new Past.WasNot();
    }
    if (changes.getLast().kind() == Kind.ERASED) {
      happened.add("erased before");
      return new Past.Expired();
    }
    Contact contact = null;
    for (Line change : changes) {
      contact = change.at().isAfter(time) ? contact : change.after();
    }
    happened.add(contact == null ? "was not" : "was");
    return contact == null ? new Past.WasNot() : new Past.Was(recorded(contact));
  }

  private static void fold(Entry entry, Map<ContactId, Contact> contacts) {
    Contact after = entry.change().after();
    if (after == null) {
      contacts.remove(entry.change().id());
    } else {
      contacts.put(after.id(), recorded(after));
    }
  }

  private static Line told(Entry entry) {
    return new Line(
            entry.at(),
            entry.kind(),
            entry.change().id(),
            entry.change().before(),
            entry.change().after())
        .recorded();
  }

  private static Map<ContactId, Contact> recorded(Map<ContactId, Contact> contacts) {
    Map<ContactId, Contact> recorded = new HashMap<>();
    contacts.forEach((id, contact) -> recorded.put(id, recorded(contact)));
    return recorded;
  }

  /** Returns a contact without the four values that the history does not record. */
  static @Nullable Contact recorded(@Nullable Contact contact) {
    return contact == null
        ? null
        : new Contact(
            contact.id(),
            contact.name(),
            contact.emails(),
            contact.phones(),
            contact.texts(),
            contact.dateOfBirth(),
            contact.dnd(),
            contact.tags(),
            contact.customFields(),
            contact.followers(),
            contact.firstAttribution(),
            Attribution.UNKNOWN,
            contact.dateAdded(),
            contact.dateAdded(),
            contact.dateAdded(),
            0);
  }
}
