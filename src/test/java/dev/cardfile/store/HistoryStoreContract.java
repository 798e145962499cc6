package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore.Feed;
import dev.cardfile.store.HistoryStore.Past;
import dev.cardfile.store.HistoryStore.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guarantees about the history of contacts, on every database. */
public abstract class HistoryStoreContract extends StoreContract {

  private static final int HISTORIES = 2;
  private static final int STEPS = 60;
  private static final int CONTACTS = 6;
  private static final int WRITERS = 4;
  private static final int CHANGES_OF_EACH = 50;

  private static final List<Actor> ACTORS =
      List.of(
          Actor.api("token 1", null, "trace 1"),
          Actor.api("token 2", "app", "trace 2"),
          Actor.COMMAND_LINE,
          Actor.SYSTEM,
          new Actor(Actor.Kind.API, "token 3", null, "trace 3", "import"));

  private final Set<ContactId> shared = ConcurrentHashMap.newKeySet();
  private Instant now = Contacts.NOW.plusSeconds(60);

  /** The expected state of a location: all entries so far, and the current contacts. */
  private static final class Model {

    private final LocationId location;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Map<ContactId, Long> revisions = new HashMap<>();

    Model(LocationId location) {
      this.location = location;
    }

    void change(ContactId id, @Nullable Contact after, Instant at, Actor by) {
      Contact before = after == null ? contacts.remove(id) : contacts.put(id, after);
      if (after != null) {
        revisions.put(id, after.revision());
      }
      if (before == null || after == null || !recorded(before).equals(recorded(after))) {
        Kind kind = before == null ? Kind.CREATED : after == null ? Kind.DELETED : Kind.UPDATED;
        entries.add(new Entry(entries.size() + 1, at, kind, by, new Change(id, before, after)));
      }
    }

    List<Entry> of(ContactId contact) {
      return entries.stream().filter(entry -> entry.change().id().equals(contact)).toList();
    }
  }

  static LongStream seeds() {
    return new Random().longs(HISTORIES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatHasHappenedIsTold(long seed) {
    Random random = new Random(seed);
    List<Model> models = List.of(new Model(HERE), new Model(THERE));
    for (int step = 0; step < STEPS; step++) {
      Model model = models.get(random.nextInt(models.size()));
      if (random.nextInt(4) == 0) {
        BlockedWriter blocked = BlockedWriter.in(stores(), model.location);
        List<CompletableFuture<?>> works = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
          works.add(work(random, model));
        }
        blocked.goOn();
        works.forEach(CompletableFuture::join);
      } else {
        work(random, model).join();
      }
      if (step % 20 == 19) {
        models.forEach(each -> check(random, each));
      }
    }
    models.forEach(each -> check(random, each));
  }

  /** Changes some contacts in one work. */
  private CompletableFuture<?> work(Random random, Model model) {
    now = now.plusMillis(random.nextInt(3));
    Actor by = ACTORS.get(random.nextInt(ACTORS.size()));
    List<Effect> effects = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      ContactId id = new ContactId("id" + random.nextInt(CONTACTS));
      Contact before = model.contacts.get(id);
      if (before == null) {
        Contact made =
            RandomContacts.made(random, id, now, 1 + model.revisions.getOrDefault(id, 0L));
        effects.add(new Effect.InsertContact(made));
        model.change(id, made, now, by);
      } else if (random.nextInt(6) == 0) {
        Instant clock = now.minusSeconds(random.nextInt(2));
        effects.add(new Effect.DeleteContact(id, clock));
        model.change(id, null, Contact.later(before.dateUpdated(), clock), by);
      } else {
        Contact changed = RandomContacts.changed(random, before, now);
        effects.add(new Effect.ReplaceContact(changed));
        model.change(id, changed, changed.dateUpdated(), by);
      }
    }
    return submit(stores(), model.location, by, effects);
  }

  private static CompletableFuture<?> submit(
      Stores stores, LocationId location, Actor by, List<Effect> effects) {
    Set<Lookup<?>> all =
        Set.copyOf(
            IntStream.range(0, CONTACTS)
                .<Lookup<?>>mapToObj(i -> new Lookup.ById(new ContactId("id" + i)))
                .toList());
    return stores
        .transactions()
        .submit(
            location,
            by,
            all,
            view -> {
              all.forEach(view::get);
              return new Decision<>(true, effects);
            });
  }

  private void check(Random random, Model model) {
    HistoryStore history = stores().history();
    int all = model.entries.size();
    assertThat(history.last(model.location)).isEqualTo(all);
    assertSame(feed(stores(), model.location, 0, 1 + random.nextInt(9)), model.entries);
    int after = random.nextInt(all + 1);
    assertSame(
        feed(stores(), model.location, after, 1 + random.nextInt(all + 9)),
        model.entries.subList(after, all));
    assertThat(history.after(model.location, all + 1, 1)).isEqualTo(new Feed.Expired());
    assertThat(history.entry(model.location, 0)).isEmpty();
    assertThat(history.entry(model.location, all + 1)).isEmpty();
    model.entries.stream()
        .filter(any -> random.nextInt(4) == 0)
        .forEach(entry ->
            assertSame(
                history.entry(model.location, entry.seq()).stream().toList(), List.of(entry)));
    for (int i = 0; i < CONTACTS; i++) {
      ContactId id = new ContactId("id" + i);
      List<Entry> entries = model.of(id);
      checkTimeline(random, model.location, id, entries);
      checkPast(model.location, id, entries);
    }
  }

  private void checkTimeline(
      Random random, LocationId location, ContactId contact, List<Entry> entries) {
    List<Entry> found = new ArrayList<>();
    Long before = null;
    boolean more = true;
    while (more) {
      int limit = 1 + random.nextInt(9);
      Timeline page = stores().history().of(location, contact, before, limit);
      found.addAll(page.entries());
      more = page.more();
      assertThat(page.entries()).hasSize(more ? limit : page.entries().size());
      before = found.isEmpty() ? null : Long.valueOf(found.getLast().seq());
    }
    assertSame(found, entries.reversed());
  }

  private void checkPast(LocationId location, ContactId contact, List<Entry> entries) {
    for (Entry entry : entries) {
      for (Instant time :
          List.of(entry.at().minusMillis(1), entry.at(), entry.at().plusMillis(1))) {
        Contact then =
            entries.reversed().stream()
                .filter(each -> !each.at().isAfter(time))
                .findFirst()
                .map(each -> each.change().after())
                .orElse(null);
        Past past = stores().history().at(location, contact, time);
        if (then == null) {
          assertThat(past).isEqualTo(new Past.WasNot());
        } else {
          assertThat(past)
              .isInstanceOfSatisfying(
                  Past.Was.class,
                  was -> assertThat(recorded(was.contact())).isEqualTo(recorded(then)));
        }
      }
    }
  }

  /** Reads all changes after a number, page by page. */
  private static List<Entry> feed(Stores stores, LocationId location, long after, int limit) {
    List<Entry> all = new ArrayList<>();
    boolean more = true;
    while (more) {
      long from = all.isEmpty() ? after : all.getLast().seq();
      Feed.Page page = (Feed.Page) stores.history().after(location, from, limit);
      all.addAll(page.entries());
      more = page.more();
      assertThat(page.entries()).hasSize(more ? limit : page.entries().size());
    }
    return all;
  }

  /** Compares entries without those values of a contact that the history does not record. */
  private static void assertSame(List<Entry> found, List<Entry> expected) {
    assertThat(found.stream().map(HistoryStoreContract::plain).toList())
        .isEqualTo(expected.stream().map(HistoryStoreContract::plain).toList());
  }

  private static Entry plain(Entry entry) {
    Change change = entry.change();
    return new Entry(
        entry.seq(),
        entry.at(),
        entry.kind(),
        entry.by(),
        new Change(
            change.id(),
            entry.kind() == Kind.DELETED ? change.before() : recorded(change.before()),
            recorded(change.after())));
  }

  private static @Nullable Contact recorded(@Nullable Contact contact) {
    return contact == null ? null : RandomContacts.recorded(contact);
  }

  @Test
  void whatChangesOnlyTimesIsWrittenAndNotRecorded() {
    Contact made = Contacts.full("1", "x");
    insert(made);
    Contact later = RandomContacts.touched(made, now);
    replace(later);
    assertThat(stores().contacts().find(HERE, made.id())).contains(later);
    assertThat(stores().history().last(HERE)).isEqualTo(1);
  }

  @Test
  void aLocationsHistoryIsItsOwn() {
    insert(Contacts.full("1", "x"));
    insert(Contacts.full("2", "x"));
    insert(THERE, Contacts.full("1", "y"));
    HistoryStore history = stores().history();
    assertThat(history.last(THERE)).isEqualTo(1);
    assertThat(history.of(THERE, new ContactId("2"), null, 9).entries()).isEmpty();
    assertThat(history.entry(THERE, 2)).isEmpty();
    assertThat(history.after(THERE, 2, 9)).isEqualTo(new Feed.Expired());
    assertThat(history.entry(THERE, 1).map(entry -> entry.change().after()))
        .contains(Contacts.full("1", "y"));
    assertThat(history.last(new LocationId("nowhere"))).isZero();
    assertThat(history.after(new LocationId("nowhere"), 0, 9))
        .isEqualTo(new Feed.Page(List.of(), false));
  }

  /** A change of a long contact is long, too: it is read with few others at a time. */
  @Test
  void aPageOfLongContactsIsShort() {
    int changes = 10;
    Contact contact = longer(Contacts.blank("1"), 1_000_000);
    insert(contact);
    for (int i = 1; i < changes; i++) {
      contact = RandomContacts.renamed(contact, "name " + i, now);
      replace(contact);
    }
    replace(RandomContacts.touched(longer(contact, 0), now));
    List<Long> read = new ArrayList<>();
    boolean more = true;
    while (more) {
      long after = read.isEmpty() ? 0 : read.getLast();
      Feed.Page page = (Feed.Page) stores().history().after(HERE, after, 100);
      assertThat(page.entries()).hasSizeBetween(1, 9);
      page.entries().forEach(entry -> read.add(entry.seq()));
      more = page.more();
    }
    assertThat(read).isEqualTo(LongStream.rangeClosed(1, changes + 1).boxed().toList());
    Timeline newest = stores().history().of(HERE, contact.id(), null, 100);
    assertThat(newest.more()).isTrue();
    assertThat(newest.entries()).hasSizeBetween(1, 9);
    Timeline next =
        stores().history().of(HERE, contact.id(), newest.entries().getLast().seq(), 100);
    assertThat(next.entries().getFirst().seq()).isEqualTo(newest.entries().getLast().seq() - 1);
  }

  private static Contact longer(Contact contact, int length) {
    LinkedHashMap<String, CustomValue> values = new LinkedHashMap<>();
    values.put("long", new CustomValue.Text("x".repeat(length)));
    return new Contact(
        contact.id(),
        contact.name(),
        contact.emails(),
        contact.phones(),
        contact.texts(),
        contact.dateOfBirth(),
        contact.dnd(),
        contact.tags(),
        new CustomFields(values),
        contact.followers(),
        contact.firstAttribution(),
        contact.lastAttribution(),
        contact.dateAdded(),
        contact.dateUpdated(),
        contact.lastActivity(),
        contact.revision());
  }

  @Test
  void aWorkThatThrowsTakesNoNumber() {
    insert(Contacts.full("1", "x"));
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    Contact two = Contacts.full("2", "x");
    CompletableFuture<?> refused =
        submit(
            stores(),
            HERE,
            Writing.TEST,
            List.of(new Effect.InsertContact(two), new Effect.InsertContact(two)));
    CompletableFuture<?> good =
        submit(stores(), HERE, Writing.TEST, List.of(new Effect.InsertContact(two)));
    blocked.goOn();
    good.join();
    assertThat(refused).isCompletedExceptionally();
    assertThat(feed(stores(), HERE, 0, 9)).extracting(Entry::seq).containsExactly(1L, 2L);
  }

  /** Two servers write while a third follows the feed. */
  @Test
  void theFeedOfSeveralServersHasNoGapAndNoRepeat() {
    try (Stores second = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE);
        Stores third = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<List<Entry>> reader = started(() -> readOn(third, done));
      List<CompletableFuture<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        Stores server = i % 2 == 0 ? stores() : second;
        writers.add(started(() -> write(server, writer)));
      }
      try {
        writers.forEach(CompletableFuture::join);
      } finally {
        done.set(true);
      }
      List<Entry> read = reader.join();
      long all = WRITERS * CHANGES_OF_EACH;
      assertThat(read)
          .extracting(Entry::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, all).boxed().toList());
      Map<ContactId, Contact> folded = new TreeMap<>();
      for (Entry entry : read) {
        assertThat(recorded(entry.change().before()))
            .as("before change %d", entry.seq())
            .isEqualTo(recorded(folded.get(entry.change().id())));
        Contact after = entry.change().after();
        if (after == null) {
          folded.remove(entry.change().id());
        } else {
          folded.put(entry.change().id(), after);
        }
      }
      assertThat(folded.keySet())
          .extracting(ContactId::value)
          .containsExactlyElementsOf(fixture().contactIds(HERE));
      folded.forEach((id, contact) ->
          assertThat(recorded(stores().contacts().find(HERE, id).orElseThrow()))
              .isEqualTo(recorded(contact)));
    }
  }

  private static <R> CompletableFuture<R> started(Supplier<R> call) {
    return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
  }

  private static List<Entry> readOn(Stores stores, AtomicBoolean done) {
    List<Entry> read = new ArrayList<>();
    boolean last;
    do {
      last = done.get();
      read.addAll(feed(stores, HERE, read.isEmpty() ? 0 : read.getLast().seq(), 7));
    } while (!last);
    return read;
  }

  /**
   * Changes contacts that other writers change too, and creates a new one where one has been
   * deleted.
   */
  private int write(Stores stores, int writer) {
    Random random = new Random(writer);
    for (int i = 0; i < CHANGES_OF_EACH; i++) {
      ContactId id = new ContactId("shared" + random.nextInt(CONTACTS));
      ContactId newId = new ContactId("new%d-%02d".formatted(writer, i));
      boolean isDeleted = random.nextInt(5) == 0;
      String text = writer + "-" + i;
      WorkingSet.exclusively(
          stores,
          HERE,
          by(id),
          working -> {
            Optional<Contact> found = working.contact(id);
            if (found.isEmpty()) {
              working.insert(Contacts.full((shared.add(id) ? id : newId).value(), text));
            } else if (isDeleted) {
              working.delete(id);
            } else {
              working.replace(RandomContacts.renamed(found.get(), text, now));
            }
            return writer;
          });
    }
    return writer;
  }
}
