package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Trait;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.store.StoreSettings.History;
import dev.cardfile.upsert.DeleteOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.write.Erasure;
import dev.cardfile.write.Reversal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guarantees about contacts that are restored or whose changes are undone, and about people who
 * are erased.
 */
public abstract class ReversalsContract extends StoreContract {

  private static final LocationId OPEN = new LocationId("open");

  private static final int HISTORIES = 2;
  private static final int STEPS = 80;
  private static final int CONTACTS = 5;
  private static final int ROUNDS = 30;

  private static final ContactId ANN = new ContactId("ann");
  private static final ContactId BEN = new ContactId("ben");

  static LongStream seeds() {
    return new Random().longs(HISTORIES);
  }

  /** Undoing the last change restores the previous state, and undoing the undo reverses that. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void undoneIsAsBefore(long seed) {
    Random random = new Random(seed);
    createOpen();
    for (int step = 0; step < STEPS; step++) {
      ContactId id = new ContactId("id" + random.nextInt(CONTACTS));
      Optional<Contact> before = find(OPEN, id);
      long last = stores().history().last(OPEN);
      change(random, id, before.orElse(null));
      if (stores().history().last(OPEN) == last) {
        continue;
      }
      Optional<Contact> after = find(OPEN, id);
      int undone = random.nextInt(3);
      for (int i = 0; i < undone; i++) {
        Optional<Contact> wanted = i % 2 == 0 ? before : after;
        Optional<Contact> from = find(OPEN, id);
        assertUndone(wanted, undo(OPEN, last + 1 + i, false), find(OPEN, id));
        if (isTheSame(from, find(OPEN, id))) {
          assertThat(stores().history().last(OPEN)).isEqualTo(last + 1 + i);
          break;
        }
        Entry entry = stores().history().entry(OPEN, last + 2 + i).orElseThrow();
        assertThat(entry.by()).isEqualTo(Writing.TEST);
        assertThat(entry.kind()).isEqualTo(kind(i % 2 == 0 ? after : before, wanted));
        assertThat(entry.change().after() == null).isEqualTo(wanted.isEmpty());
      }
    }
  }

  /**
   * Reports whether nothing changed, as when the undone change concerned only a business that has
   * since been deleted.
   */
  private static boolean isTheSame(Optional<Contact> from, Optional<Contact> to) {
    return from.isPresent() && to.isPresent() && Trait.differing(from.get(), to.get()).isEmpty();
  }

  private void assertUndone(Optional<Contact> wanted, Reversal reversal, Optional<Contact> found) {
    if (wanted.isEmpty()) {
      assertThat(reversal).isInstanceOf(Reversal.Gone.class);
      assertThat(found).isEmpty();
      return;
    }
    if (!(reversal instanceof Reversal.Done(Contact contact, List<Warning> warnings))) {
      fail("not done: " + reversal);
      return;
    }
    assertThat(found).contains(contact);
    assertThat(warnings).allMatch(Warning.BusinessGone.class::isInstance);
    Set<Trait> different = Trait.differing(contact, wanted.get());
    different.removeIf(trait -> trait.toString().contains("BUSINESS_ID"));
    assertThat(different).isEmpty();
    assertThat(contact.revision()).isGreaterThan(wanted.get().revision());
    assertThat(contact.dateUpdated()).isAfter(wanted.get().dateUpdated());
  }

  private static Kind kind(Optional<Contact> from, Optional<Contact> to) {
    return from.isEmpty() ? Kind.RESTORED : to.isEmpty() ? Kind.DELETED : Kind.UPDATED;
  }

  private void change(Random random, ContactId id, @Nullable Contact before) {
    var now = Contacts.NOW.plusSeconds(60);
    boolean departed =
        before == null && !stores().history().of(OPEN, id, null, 1).entries().isEmpty();
    if (departed) {
      writes().run(writes().reversals().restore(OPEN, Writing.TERMS, id));
    } else if (before == null) {
      apply(OPEN, id, new Effect.InsertContact(RandomContacts.made(random, id, now, 1)));
    } else if (random.nextInt(5) == 0) {
      apply(OPEN, id, new Effect.DeleteContact(id, now));
    } else {
      apply(OPEN, id, new Effect.ReplaceContact(RandomContacts.changed(random, before, now)));
    }
  }

  @Test
  void aDeletedContactComesBackWithAllThatBelongsToIt() {
    Contact ann = Contacts.full("ann", "x");
    insert(ann);
    Note note = Activities.NOTES.full("n1", "ann", "x");
    Task task = Activities.TASKS.full("t1", "ann", "x");
    writes().run(writes().notes().add(HERE, Writing.TERMS, note));
    writes().run(writes().tasks().add(HERE, Writing.TERMS, task));
    remove(HERE, ANN);
    assertThat(stores().notes().list(HERE, ANN)).isEmpty();

    Reversal.Done done = done(restore(HERE, ANN));

    assertThat(done.warnings()).containsExactly(new Warning.BusinessGone("BUSINESS_IDx"));
    assertThat(find(HERE, ANN)).contains(done.contact());
    assertThat(done.contact().followers()).isEqualTo(ann.followers());
    assertThat(done.contact().revision()).isEqualTo(2);
    assertThat(stores().notes().list(HERE, ANN)).contains(List.of(note));
    assertThat(stores().tasks().list(HERE, ANN)).contains(List.of(task));
    assertThat(oldestHolder(email("a@x"))).contains(ANN);
    assertThat(tags(HERE)).contains("zx", "ax");
    assertThat(restore(HERE, ANN)).isEqualTo(new Reversal.NotDeleted(ANN));
    assertThat(restore(THERE, ANN)).isEqualTo(new Reversal.NoContact(ANN));
    assertThat(restore(HERE, BEN)).isEqualTo(new Reversal.NoContact(BEN));
  }

  /** This holds even if the clock has been set back since the deletion. */
  @ParameterizedTest(name = "by an undo: {0}")
  @ValueSource(booleans = {false, true})
  void whatComesBackIsNotOlderThanItsDeletion(boolean byUndo) {
    insert(Contacts.named("ann", "Ann", "Li"));
    Instant deletion = Instant.parse("2999-01-01T00:00:00Z");
    apply(HERE, ANN, new Effect.DeleteContact(ANN, deletion));
    Reversal.Done done = done(byUndo ? undo(HERE, 2, false) : restore(HERE, ANN));
    assertThat(done.contact().dateUpdated()).isEqualTo(deletion);
    assertThat(stores().history().of(HERE, ANN, null, 3).entries())
        .extracting(Entry::at)
        .startsWith(deletion, deletion);
    assertThat(stores().history().at(HERE, ANN, deletion.minusMillis(1)))
        .isInstanceOf(HistoryStore.Past.Was.class);
  }

  @Test
  void whatOthersHaveTakenMeanwhileIsWithheld() {
    insert(
        Contacts.withHeld(
            Contacts.blank("ann"),
            new HeldValues("ann@example.com", List.of("old@example.com", "older@example.com")),
            new HeldValues("+15550000001", List.of())));
    remove(HERE, ANN);
    insert(
        Contacts.withHeld(
            Contacts.blank("ben"),
            new HeldValues("ben@example.com", List.of("old@example.com")),
            new HeldValues("+15550000001", List.of())));

    Reversal.Done done = done(restore(HERE, ANN));

    assertThat(done.contact().emails())
        .isEqualTo(new HeldValues("ann@example.com", List.of("older@example.com")));
    assertThat(done.contact().phones()).isEqualTo(HeldValues.NONE);
    assertThat(done.warnings())
        .containsExactly(
            new Warning.TakenSince(MatchingField.EMAIL, "old@example.com", BEN),
            new Warning.TakenSince(MatchingField.PHONE, "+15550000001", BEN));
    StoreInvariants.checkNoDuplicates(fixture().onlooker());
  }

  @Test
  void whereDuplicatesAreAllowedAllComesBack() {
    createOpen();
    insert(OPEN, Contacts.withEmails("ann", "ann@example.com"));
    remove(OPEN, ANN);
    insert(OPEN, Contacts.withEmails("ben", "ann@example.com"));
    Reversal.Done done = done(restore(OPEN, ANN));
    assertThat(done.contact().emails().primary()).isEqualTo("ann@example.com");
    assertThat(done.warnings()).isEmpty();
  }

  @Test
  void aLaterChangeOfTheSameIsNotLostUnlessItIsWanted() {
    insert(Contacts.named("ann", "Ann", "Li"));
    Contact ann = find(HERE, ANN).orElseThrow();
    replace(renamed(ann, "Anna", "Li"));
    replace(renamed(ann, "Anna", "Lee"));
    assertThat(undo(HERE, 2, false)).isInstanceOf(Reversal.Done.class);
    assertThat(find(HERE, ANN).orElseThrow().name()).isEqualTo(new PersonName("Ann", "Lee"));

    assertThat(undo(HERE, 2, false))
        .isEqualTo(new Reversal.ChangedSince(Set.of(Trait.Single.FIRST_NAME)));
    assertThat(undo(HERE, 1, false)).isInstanceOf(Reversal.ChangedSince.class);
    replace(renamed(ann, "Nan", "Lee"));
    assertThat(undo(HERE, 2, true)).isInstanceOf(Reversal.Done.class);
    assertThat(find(HERE, ANN).orElseThrow().name()).isEqualTo(new PersonName("Ann", "Lee"));

    assertThat(undo(HERE, 1, true)).isEqualTo(new Reversal.Gone(ANN));
    assertThat(undo(HERE, 2, true)).isEqualTo(new Reversal.NoContact(ANN));
    assertThat(undo(HERE, 1, true)).isEqualTo(new Reversal.NoContact(ANN));
    assertThat(undo(HERE, 99, true)).isEqualTo(new Reversal.NoChange(99));
    assertThat(undo(HERE, 0, true)).isEqualTo(new Reversal.NoChange(0));
    assertThat(undo(THERE, 1, true)).isEqualTo(new Reversal.NoChange(1));
  }

  @Test
  void ofTwoDeletionsTheFirstIsUndoneOnlyWhenThatIsWanted() {
    insert(Contacts.named("ann", "Ann", "Li"));
    remove(HERE, ANN);
    Contact again = done(restore(HERE, ANN)).contact();
    assertThat(undo(HERE, 2, false)).isEqualTo(new Reversal.ChangedSince(Set.of()));
    assertThat(undo(HERE, 2, true)).isEqualTo(new Reversal.NotDeleted(ANN));
    replace(renamed(again, "Anna", "Li"));
    remove(HERE, ANN);
    assertThat(undo(HERE, 2, false))
        .isEqualTo(new Reversal.ChangedSince(Set.of(Trait.Single.FIRST_NAME)));
    Contact back = done(undo(HERE, 2, true)).contact();
    assertThat(back.name()).isEqualTo(new PersonName("Ann", "Li"));
    assertThat(back.revision()).isEqualTo(4);
  }

  @Test
  void anUndoTakesNothingFromOthers() {
    insert(Contacts.withEmails("ann", "a@example.com", "b@example.com"));
    Contact ann = find(HERE, ANN).orElseThrow();
    replace(Contacts.withHeld(ann, new HeldValues("c@example.com", List.of()), HeldValues.NONE));
    insert(Contacts.withEmails("ben", "a@example.com"));

    Reversal.Done done = done(undo(HERE, 2, true));

    assertThat(done.contact().emails())
        .isEqualTo(new HeldValues("c@example.com", List.of("b@example.com")));
    assertThat(done.warnings())
        .containsExactly(new Warning.TakenSince(MatchingField.EMAIL, "a@example.com", BEN));
    StoreInvariants.checkNoDuplicates(fixture().onlooker());
  }

  /** Covers every place that can hold data of a person, and the same person in another location. */
  @ParameterizedTest(name = "deleted before: {0}")
  @ValueSource(booleans = {false, true})
  void nothingIsLeftOfWhoIsErased(boolean deleted) {
    for (LocationId location : List.of(HERE, THERE)) {
      live(location);
    }
    if (deleted) {
      remove(HERE, ANN);
    }
    List<String> there = rows(THERE);

    Erasure erasure = erase(HERE, ANN).orElseThrow();

    assertThat(erasure.removed().notes()).isEqualTo(2);
    assertThat(erasure.removed().tasks()).isEqualTo(1);
    assertThat(erasure.removed().contacts()).isEqualTo(deleted ? 0 : 1);
    assertThat(erasure.removed().keys()).isEqualTo(deleted ? 0 : 6);
    assertThat(erasure.removed().changes()).isEqualTo(deleted ? 5 : 4);
    assertThat(erasure.outcomes()).isEqualTo(1);
    assertThat(rows(HERE)).noneMatch(row -> row.contains("secret"));
    assertThat(rows(THERE)).isEqualTo(there).anyMatch(row -> row.contains("secret"));
    List<Entry> entries = stores().history().of(HERE, ANN, null, 100).entries();
    assertThat(entries).hasSize(deleted ? 6 : 5);
    assertThat(entries).allMatch(entry -> entry.kind() == Kind.ERASED);
    assertThat(entries).allMatch(entry -> entry.change().before() == null);
    assertThat(entries.getFirst().at()).isEqualTo(erasure.at());

    assertThat(restore(HERE, ANN)).isEqualTo(new Reversal.Erased());
    assertThat(undo(HERE, 1, true)).isEqualTo(new Reversal.Erased());
    assertThat(erase(HERE, ANN)).contains(new Erasure(ANN, erasure.at(), PersonalData.NONE, 0));
    assertThat(erase(HERE, BEN)).isEmpty();
  }

  /** The earlier contact had the same id, but nothing links it to the person who is erased. */
  @Test
  void nothingIsLeftOfAnEarlierContactOfTheSameId() {
    Contact secret = Contacts.full("ann", "secret");
    for (int life = 0; life < 2; life++) {
      insert(secret);
      replace(RandomContacts.renamed(secret, "another secret", Contacts.NOW));
      remove(HERE, ANN);
    }
    insert(secret);
    List<Entry> before = stores().history().of(HERE, ANN, null, 100).entries();
    assertThat(before).extracting(Entry::seq).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);

    assertThat(erase(HERE, ANN).orElseThrow().removed().changes()).isEqualTo(7);

    assertThat(rows(HERE)).noneMatch(row -> row.contains("secret"));
    assertThat(stores().history().of(HERE, ANN, null, 100).entries())
        .hasSize(8)
        .allMatch(entry -> entry.kind() == Kind.ERASED);
  }

  /**
   * The changes of a contact that was deleted while no history was recorded can no longer be
   * reached from the contact; they are erased all the same.
   */
  @Test
  void nothingIsLeftOfChangesThatAreGoing() {
    Contact secret = Contacts.full("ann", "secret");
    insert(secret);
    replace(RandomContacts.renamed(secret, "another secret", Contacts.NOW));
    reopen(StoreSettings.DEFAULT.withHistory(new History(false, null)));
    remove(HERE, ANN);
    reopen(StoreSettings.DEFAULT);
    assertThat(stores().history().of(HERE, ANN, null, 100).entries()).isEmpty();
    assertThat(rows(HERE)).anyMatch(row -> row.contains("secret"));

    assertThat(erase(HERE, ANN).orElseThrow().removed().changes()).isEqualTo(2);

    assertThat(rows(HERE)).noneMatch(row -> row.contains("secret"));
  }

  /** Returns all rows of a location, except its tag list, which belongs to no person. */
  private List<String> rows(LocationId location) {
    List<String> rows = new ArrayList<>(fixture().everything());
    fixture()
        .rows("SELECT location_id, body, fingerprint FROM retry_outcome")
        .forEach(row -> rows.add("retry_outcome " + row));
    return rows.stream()
        .filter(row -> row.matches("(?s)\\w+ " + location + "\\|.*") && !row.startsWith("tag "))
        .toList();
  }

  private void live(LocationId location) {
    Contact ann = Contacts.full("ann", "secret");
    insert(location, ann);
    writes()
        .run(
            writes()
                .notes()
                .add(location, Writing.TERMS, Activities.NOTES.full("n1", "ann", "secret")));
    writes()
        .run(
            writes()
                .tasks()
                .add(location, Writing.TERMS, Activities.TASKS.full("t1", "ann", "secret")));
    apply(location, ANN, new Effect.DeleteContact(ANN, Contacts.NOW));
    done(restore(location, ANN));
    writes()
        .run(
            writes()
                .notes()
                .add(location, Writing.TERMS, Activities.NOTES.full("n2", "ann", "secret")));
    Contact back = find(location, ANN).orElseThrow();
    apply(location, ANN, new Effect.ReplaceContact(renamed(back, "more secret", null)));
    RetryOutcome.Answer answer = new RetryOutcome.Answer(200, "{\"secret\":1}", null);
    apply(
        location,
        ANN,
        new Effect.KeepOutcome(
            new RetryOutcome(
                new RetryKey("scope", "key"), "fingerprint", Contacts.NOW, ANN, answer),
            false));
  }

  /** One caller restores a contact while another gives its e-mail to a new one. */
  @Test
  void ofTwoAtOnceOneHasTheValue() {
    Caller caller = new Caller(stores());
    for (int round = 0; round < ROUNDS; round++) {
      String mail = "round" + round + "@example.com";
      ContactId id = caller.upsert(HERE, mail, null).contact().id();
      remove(HERE, id);
      CompletableFuture<Reversal> back = CompletableFuture.supplyAsync(() -> restore(HERE, id));
      CompletableFuture<UpsertResult> taken =
          CompletableFuture.supplyAsync(() -> caller.upsert(HERE, mail, null));
      Reversal.Done done = done(back.join());
      boolean withheld = !done.warnings().isEmpty();
      assertThat(taken.join().created()).isEqualTo(withheld);
      assertThat(done.contact().emails().primary()).isEqualTo(withheld ? null : mail);
    }
    StoreInvariants.checkNoDuplicates(fixture().onlooker());
  }

  /** Whichever changes are undone, forced or not, no value gets a second holder. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noReversalMakesDuplicates(long seed) {
    Random random = new Random(seed);
    Caller caller = new Caller(stores());
    List<ContactId> ids = new ArrayList<>();
    for (int step = 0; step < 3 * STEPS; step++) {
      String mail = random.nextInt(4) == 0 ? null : "m" + random.nextInt(6) + "@example.com";
      String phone =
          mail == null || random.nextBoolean() ? "+1555000000" + random.nextInt(6) : null;
      switch (random.nextInt(5)) {
        case 0 ->
            ids.stream()
                .skip(random.nextInt(ids.size() + 1))
                .findFirst()
                .ifPresent(id -> writes().run(writes().contacts().delete(HERE, Writing.TERMS, id)));
        case 1 ->
            ids.stream()
                .skip(random.nextInt(ids.size() + 1))
                .findFirst()
                .ifPresent(id -> restore(HERE, id));
        case 2 ->
            undo(HERE, random.nextLong(stores().history().last(HERE) + 1), random.nextBoolean());
        default -> ids.add(caller.upsert(HERE, mail, phone).contact().id());
      }
      StoreInvariants.checkNoDuplicates(fixture().onlooker());
    }
  }

  private void createOpen() {
    stores()
        .locations()
        .create(
            new Location(
                OPEN,
                "Open",
                null,
                null,
                null,
                new DuplicatePreference(true, MatchOrder.EMAIL_THEN_PHONE),
                CustomFieldDefinitions.NONE,
                0));
  }

  private static Contact renamed(Contact contact, String first, @Nullable String last) {
    return Contacts.written(
        contact,
        new PersonName(first, last),
        contact.lastAttribution(),
        contact.dateUpdated(),
        contact.revision() + 1);
  }

  private Optional<Contact> find(LocationId location, ContactId id) {
    return stores().contacts().find(location, id);
  }

  private void remove(LocationId location, ContactId id) {
    assertThat(writes().run(writes().contacts().delete(location, Writing.TERMS, id)))
        .isEqualTo(new DeleteOutcome.Deleted(id));
  }

  private void apply(LocationId location, ContactId id, Effect effect) {
    Lookup<Optional<Contact>> lookup = new Lookup.ById(id);
    stores()
        .transactions()
        .exclusively(
            location,
            Writing.TEST,
            Set.of(lookup),
            view -> Decision.of(view.get(lookup).isPresent(), effect));
  }

  private Reversal restore(LocationId location, ContactId id) {
    return writes().run(writes().reversals().restore(location, Writing.TERMS, id));
  }

  private Reversal undo(LocationId location, long seq, boolean force) {
    return writes().run(writes().reversals().undo(location, Writing.TERMS, seq, force));
  }

  private Optional<Erasure> erase(LocationId location, ContactId id) {
    return writes().run(writes().reversals().erase(location, Writing.TERMS, id));
  }

  private static Reversal.Done done(Reversal reversal) {
    if (reversal instanceof Reversal.Done done) {
      return done;
    }
    throw new AssertionError("not done: " + reversal);
  }
}
