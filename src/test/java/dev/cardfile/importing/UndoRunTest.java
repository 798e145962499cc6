package dev.cardfile.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.Trait;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.imports.Counts;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.imports.Undo;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.write.imports.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports that are undone by processes that end in the middle. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class UndoRunTest {

  private static final LocationId HERE = new LocationId("here");
  private static final int THERE_BEFORE = 300;
  private static final int IN_FILE = 900;
  private static final ImportOptions OPTIONS =
      new ImportOptions(Map.of(), "crm", null, InvalidValues.DROP, false);

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private Instant now = Contacts.NOW;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    stores.locations().create(Contacts.location(HERE));
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private FileImports files() {
    InstantSource clock = () -> now;
    return new FileImports(stores, clock, new IdSequence(clock, RandomGenerator.getDefault()));
  }

  /** Simulates the end of a process in the middle of its work. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Import taken(String csv) throws IOException {
    FileImports.Taking taking =
        files()
            .take(
                HERE,
                Actor.COMMAND_LINE,
                "people.csv",
                OPTIONS,
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    return ((FileImports.Taking.Taken) taking).kept();
  }

  private Import imported(String csv) throws IOException {
    return new ImportRun(files(), HERE, "importer").run(taken(csv).id(), progress -> {});
  }

  private static String email(int person) {
    return "person%d@example.com".formatted(person);
  }

  /** Returns rows that name every person twice, with different values. */
  private static String people() {
    StringBuilder csv = new StringBuilder("ID,Email,First Name,City,Tags\n");
    for (int row = 0; row < 2 * IN_FILE; row++) {
      int person = row % IN_FILE;
      csv.append("id%018d,%s,Name%d,City,new%d\n".formatted(person, email(person), row, row % 7));
    }
    return csv.toString();
  }

  private Contact person(int number) {
    return person(email(number)).orElseThrow();
  }

  private Optional<Contact> person(String email) {
    return stores.contacts().oldestHolder(HERE, new MatchKey(MatchingField.EMAIL, email));
  }

  private Import find(String id) {
    return stores.imports().find(HERE, id).orElseThrow();
  }

  private void undo(Import done) {
    FileImports.Undoable undoable = files().undoable(HERE, done);
    long last = ((FileImports.Undoable.Yes) undoable).last();
    assertThat(
            Writing.to(stores)
                .run(files().imports().undo(HERE, Actor.COMMAND_LINE, done.id(), last)))
        .isInstanceOf(Imports.Outcome.Done.class);
  }

  @Test
  void eachContactGoesBackOnceWhereverAProcessEnds() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Caller caller = new Caller(stores);
    Map<Integer, Contact> before = new HashMap<>();
    for (int i = 0; i < THERE_BEFORE; i++) {
      before.put(i, caller.upsert(HERE, email(i), null).contact());
    }
    Import done = imported(people());
    assertThat(done.counts().created()).isEqualTo(IN_FILE - THERE_BEFORE);
    Set<ContactId> changed = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      int person = random.nextInt(IN_FILE);
      changed.add(
          caller.upsert(HERE, email(person), "+1212555%04d".formatted(1000 + i)).contact().id());
    }
    Map<Integer, Contact> after = new HashMap<>();
    for (int i = 0; i < IN_FILE; i++) {
      after.put(i, person(i));
    }
    undo(done);
    for (int process = 0; !find(done.id()).isSettled(); process++) {
      long[] steps = {process < 5 ? random.nextLong(IN_FILE / 2) : Long.MAX_VALUE};
      try {
        new ImportRun(
                files(),
                HERE,
                "process" + process,
                () -> {
                  if (--steps[0] < 0) {
                    throw new Killed();
                  }
                  return false;
                })
            .run(done.id(), progress -> {});
      } catch (Killed ended) {
        now = now.plus(Imports.LEASE).plus(Duration.ofSeconds(1));
      }
    }
    Undo undo = find(done.id()).undo();
    int left = 0;
    for (int i = 0; i < IN_FILE; i++) {
      Contact was = after.get(i);
      Optional<Contact> is = stores.contacts().find(HERE, was.id());
      if (changed.contains(was.id())) {
        left++;
        assertThat(is).contains(was);
      } else if (i < THERE_BEFORE) {
        assertThat(Trait.differing(before.get(i), is.orElseThrow())).isEmpty();
      } else {
        assertThat(is).isEmpty();
      }
    }
    assertThat(left).isEqualTo(changed.size());
    assertThat(undo.state()).isEqualTo(Undo.State.DONE);
    assertThat(undo.left()).isEqualTo(left);
    assertThat(undo.deleted() + undo.restored()).isEqualTo(IN_FILE - left);
    assertThat(stores.imports().rows(HERE, done.id(), 0, IN_FILE))
        .extracting(KeptRow::contact)
        .containsExactlyInAnyOrderElementsOf(changed.stream().map(ContactId::value).toList());
    // The aliases of the contacts are deleted too, so the file can be imported again.
    Import again = imported(people());
    assertThat(again.state()).isEqualTo(ImportState.DONE);
    assertThat(again.counts().created()).isEqualTo(undo.deleted());
    assertThat(again.counts().skipped()).isZero();
  }

  /**
   * The import has displaced the oldest of the contact's e-mails, and another contact has it now.
   */
  @Test
  void whatAnotherContactHasTakenSinceIsReported() throws IOException {
    List<String> emails = IntStream.rangeClosed(0, 10).mapToObj(UndoRunTest::email).toList();
    Contact ann =
        Contacts.withHeld(
            Contacts.blank("ann"),
            new HeldValues(emails.getFirst(), emails.subList(1, 11)),
            new HeldValues("+12125550143", List.of()));
    Contacts.insert(stores, HERE, ann);
    Import done = imported("Phone,Email\n+12125550143,new@example.com\n");
    Contact ben = new Caller(stores).upsert(HERE, email(10), null).contact();
    undo(done);
    Import undone = new ImportRun(files(), HERE, "one").run(done.id(), progress -> {});
    assertThat(undone.undo()).extracting(Undo::restored).isEqualTo(1L);
    assertThat(person(0).emails())
        .isEqualTo(new HeldValues(emails.getFirst(), emails.subList(1, 10)));
    List<KeptRow> kept = stores.imports().rows(HERE, done.id(), 0, 9);
    assertThat(kept.getFirst().code()).isEqualTo("dropped");
    assertThat(kept.getFirst().person().keys())
        .contains(new MatchKey(MatchingField.EMAIL, email(10)));
    assertThat(kept.getLast().outcome()).isEqualTo("partly");
    assertThat(kept.getLast().contact()).isEqualTo("ann");
    assertThat(kept.getLast().message())
        .isEqualTo(
            "Contact %s has the email %s, which this contact had before the import."
                .formatted(ben.id(), email(10)));
    assertThat(kept.getLast().person().keys())
        .containsExactly(new MatchKey(MatchingField.EMAIL, email(10)));
    StringWriter rowsOfFile = new StringWriter();
    new KeptRows(stores.imports()).write(HERE, undone, null, rowsOfFile, () -> {});
    assertThat(rowsOfFile.toString()).doesNotContain("before the import");
  }

  private Counts importedAgain(String csv) throws IOException {
    now = now.plusSeconds(60);
    return imported(csv).counts();
  }

  /**
   * Ids next to the wrong people, some of whom the file also changes: when the file is corrected,
   * the ids must not lead there.
   */
  @Test
  void theIdsThatTheImportGaveAreGone() throws IOException {
    Caller caller = new Caller(stores);
    for (int i = 0; i < 4; i++) {
      caller.upsert(HERE, email(i), null);
    }
    importedAgain("ID,Email\nearlier,%s\n".formatted(email(0)));
    String csv = "ID,Email,City\nid0,%s,\nid1,%s,Rome\nid2,%s,Rome\nid3,%s,\n";
    now = now.plusSeconds(60);
    Import done = imported(csv.formatted(email(0), email(1), email(2), email(3)));
    assertThat(done.counts()).isEqualTo(new Counts(0, 2, 2, 0, 0));
    caller.upsert(HERE, email(2), "+12125550142");
    caller.upsert(HERE, email(3), "+12125550143");
    undo(done);
    Import undone = new ImportRun(files(), HERE, "one").run(done.id(), progress -> {});
    assertThat(undone.undo()).extracting(Undo::restored, Undo::left).containsExactly(1L, 1L);
    assertThat(importedAgain(csv.formatted("a@x.com", "b@x.com", "c@x.com", "d@x.com")))
        .isEqualTo(new Counts(3, 1, 0, 0, 0));
    assertThat(person(0).texts()).isEmpty();
    assertThat(person(1).texts()).isEmpty();
    assertThat(person("c@x.com")).map(Contact::id).contains(person(2).id());
    assertThat(person(3).emails().primary()).isEqualTo(email(3));
    assertThat(importedAgain("ID,City\nearlier,Oslo\n")).isEqualTo(new Counts(0, 1, 0, 0, 0));
    assertThat(person(0).texts()).containsEntry(TextField.CITY, "Oslo");
  }

  @Test
  void isUndoneOnceAndOnlyWhenItIsOver() throws IOException {
    Import done = imported("Email\nann@example.com\n");
    undo(done);
    List<Imports.Outcome> others = new ArrayList<>();
    others.add(
        Writing.to(stores).run(files().imports().undo(HERE, Actor.COMMAND_LINE, done.id(), 9)));
    others.add(Writing.to(stores).run(files().imports().forget(HERE, Writing.TEST, done.id())));
    assertThat(others).allMatch(Imports.Outcome.Unfit.class::isInstance);
    Import undone = new ImportRun(files(), HERE, "one").run(done.id(), progress -> {});
    assertThat(undone.undo()).isEqualTo(new Undo(Undo.State.DONE, 1, 1, 0, 0));
    assertThat(person("ann@example.com")).isEmpty();
    assertThat(stores.imports().due(10)).isEmpty();
    assertThat(Writing.to(stores).run(files().imports().forget(HERE, Writing.TEST, done.id())))
        .isInstanceOf(Imports.Outcome.Done.class);
  }

  /** Until an import has ended, the extent of its changes is unknown. */
  @Test
  void nothingIsSaidOfTheChangesOfAnImportThatMayGoOn() throws IOException {
    Import waiting = taken("Email\nann@example.com\n");
    assertThat(files().undoable(HERE, waiting)).isEqualTo(new FileImports.Undoable.NotOver());
    Import done = new ImportRun(files(), HERE, "one").run(waiting.id(), progress -> {});
    assertThat(files().undoable(HERE, done)).isEqualTo(new FileImports.Undoable.Yes(1));
  }

  @Test
  void endsWithItsLocation() throws IOException {
    Import done = imported(people());
    undo(done);
    int[] asked = {0};
    assertThatThrownBy(() ->
            new ImportRun(
                    files(),
                    HERE,
                    "one",
                    () -> {
                      if (++asked[0] == IN_FILE / 2) {
                        assertThat(stores.deletions().begin(HERE, now)).isTrue();
                      }
                      return false;
                    })
                .run(done.id(), progress -> {}))
        .isInstanceOf(UnknownLocation.class);
    while (stores.deletions().proceed(HERE, now) > 0) {}
  }

  @Test
  void cannotBeUndoneWhereNothingWasRecorded() throws IOException {
    stores.close();
    stores =
        database.open(
            StoreSettings.DEFAULT.withHistory(StoreSettings.History.OFF), StoreEvents.NONE);
    Import done = imported("Email\nann@example.com\n");
    assertThat(files().undoable(HERE, done)).isEqualTo(new FileImports.Undoable.HistoryOff());
  }
}
