package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.store.HistoryStore.Feed;
import dev.cardfile.store.HistoryStore.Past;
import dev.cardfile.store.StoreSettings.History;
import dev.cardfile.store.StoreSettings.Retention;
import dev.cardfile.write.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** How long the history is kept, and what is kept of deleted contacts. */
public abstract class KeptHistoryContract extends StoreContract {

  private static final Instant START = Contacts.NOW.plusSeconds(60);
  private static final ContactId ONE = new ContactId("1");
  private static final ContactId TWO = new ContactId("2");

  private static final Duration KEPT = Duration.ofMinutes(2);

  private static final long PATIENCE_SECONDS = 20;

  /** More changes than one transaction deletes. */
  private static final int MANY = 1100;

  private static Contact named(Contact contact, String name, int second) {
    return RandomContacts.renamed(contact, name, START.plusSeconds(second));
  }

  /** Writes contact 1 with changes 1 to 4, made 0 to 3 seconds after the start, and contact 2. */
  private void writeFour() {
    Contact contact = RandomContacts.touched(Contacts.full("1", "x"), START);
    insert(contact);
    for (int i = 1; i < 4; i++) {
      contact = named(contact, "name " + i, i);
      replace(contact);
    }
    insert(RandomContacts.touched(Contacts.full("2", "x"), START.plusSeconds(4)));
  }

  private void reopen(History history) {
    reopen(StoreSettings.DEFAULT.withHistory(history));
  }

  private void purgeBefore(Instant time) {
    reopen(new History(true, new Retention(KEPT, () -> time.plus(KEPT))));
    String left = "SELECT count(*) FROM contact_change WHERE changed_at < " + time.toEpochMilli();
    await(() -> fixture().rows(left).equals(List.of("0")));
  }

  private static void await(BooleanSupplier purged) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!purged.getAsBoolean()) {
      assertThat(System.nanoTime()).as("changes are not purged").isLessThan(giveUp);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private Feed after(long seq) {
    return stores().history().after(HERE, seq, 100);
  }

  private List<Long> numbersAfter(long seq) {
    return ((Feed.Page) after(seq)).entries().stream().map(Entry::seq).toList();
  }

  @Test
  void whatIsTooOldIsDeletedAndAllElseIsTold() {
    writeFour();
    insert(THERE, RandomContacts.touched(Contacts.full("1", "x"), START));
    purgeBefore(START.plusSeconds(2));
    assertThat(after(0)).isEqualTo(new Feed.Expired());
    assertThat(after(1)).isEqualTo(new Feed.Expired());
    assertThat(numbersAfter(2)).containsExactly(3L, 4L, 5L);
    HistoryStore history = stores().history();
    assertThat(history.entry(HERE, 2)).isEmpty();
    assertThat(history.of(HERE, ONE, null, 9).more()).isFalse();
    assertThat(history.of(HERE, ONE, null, 9).entries())
        .extracting(entry -> entry.change().before().name().first())
        .containsExactly("name 2", "name 1");
    assertThat(history.at(HERE, ONE, START)).isEqualTo(new Past.Expired());
    assertThat(history.at(HERE, ONE, START.plusSeconds(1)))
        .isInstanceOfSatisfying(
            Past.Was.class, was -> assertThat(was.contact().name().first()).isEqualTo("name 1"));
    assertThat(history.at(HERE, TWO, START.plusSeconds(3))).isEqualTo(new Past.WasNot());
    assertThat(history.last(THERE)).isEqualTo(1);
    assertThat(history.after(THERE, 0, 9)).isEqualTo(new Feed.Expired());
    insert(THERE, Contacts.full("2", "x"));
    assertThat(history.last(THERE)).isEqualTo(2);
    fixture().check();
  }

  /** A change made while the clock was wrong goes with the changes made after it. */
  @Test
  void changesDatedInTheFutureDoNotKeepTheLaterOnes() {
    Contact future = RandomContacts.touched(Contacts.full("3", "x"), START.plusSeconds(9_999));
    insert(future);
    writeFour();
    purgeBefore(START.plusSeconds(2));
    assertThat(after(2)).isEqualTo(new Feed.Expired());
    assertThat(numbersAfter(3)).containsExactly(4L, 5L, 6L);
    assertThat(stores().history().at(HERE, TWO, START.plusSeconds(5))).isInstanceOf(Past.Was.class);
    fixture().check();
  }

  /** A clock that was set back for a moment must not cost the history made before. */
  @Test
  void aChangeDatedInThePastTakesNoEarlierOnesWithIt() {
    writeFour();
    insert(RandomContacts.touched(Contacts.full("3", "x"), Contacts.NOW));
    insert(THERE, RandomContacts.touched(Contacts.full("1", "x"), Contacts.NOW));
    reopen(new History(true, new Retention(KEPT, () -> START.minusSeconds(30).plus(KEPT))));
    await(() -> stores().history().after(THERE, 0, 9) instanceof Feed.Expired);
    assertThat(numbersAfter(0)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    fixture().check();
  }

  @Test
  void manyChangesDatedInTheFutureDoNotKeepTheLaterOnes() {
    List<Contact> many = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Contact blank = Contacts.blank("many%04d".formatted(i));
      many.add(RandomContacts.touched(blank, START.plusSeconds(9_999)));
    }
    Contacts.insert(stores(), HERE, many);
    writeFour();
    purgeBefore(START.plusSeconds(60));
    assertThat(numbersAfter(MANY + 5)).isEmpty();
    assertThat(after(MANY + 4)).isEqualTo(new Feed.Expired());
  }

  @Test
  void aLocationThatFailsDoesNotKeepTheOthersHistories() {
    writeFour();
    insert(THERE, RandomContacts.touched(Contacts.full("1", "x"), START));
    AtomicBoolean failed = new AtomicBoolean();
    reopen(
        new History(
            true,
            new Retention(
                Duration.ZERO,
                () -> {
                  if (failed.compareAndSet(false, true)) {
                    throw new IllegalStateException("the first location fails");
                  }
                  return START.plusSeconds(60);
                })));
    await(() -> stores().history().after(THERE, 0, 9) instanceof Feed.Expired);
    assertThat(numbersAfter(0)).hasSize(5);
  }

  @Test
  void muchIsDeletedInSeveralTransactions() {
    List<Contact> many = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      many.add(Contacts.blank("many%04d".formatted(i)));
    }
    Contacts.insert(stores(), HERE, many);
    writeFour();
    purgeBefore(START);
    assertThat(numbersAfter(MANY)).hasSize(5);
    assertThat(after(MANY - 1)).isEqualTo(new Feed.Expired());
    fixture().check();
  }

  @Test
  void whereNothingIsLeftTheNumbersGoOn() {
    writeFour();
    purgeBefore(START.plusSeconds(60));
    assertThat(stores().history().last(HERE)).isEqualTo(5);
    assertThat(numbersAfter(5)).isEmpty();
    assertThat(after(4)).isEqualTo(new Feed.Expired());
    Contact later = named(stores().contacts().find(HERE, ONE).orElseThrow(), "later", 70);
    replace(later);
    assertThat(numbersAfter(5)).containsExactly(6L);
    assertThat(stores().history().at(HERE, ONE, START.plusSeconds(69)))
        .isInstanceOfSatisfying(
            Past.Was.class, was -> assertThat(was.contact().name().first()).isEqualTo("name 3"));
  }

  /**
   * A reader who has seen all recorded changes is told that unrecorded ones have happened since.
   */
  @Test
  void whatNobodyRecordsIsMissedByNobodyUnawares() {
    writeFour();
    reopen(new History(false, null));
    assertThat(stores().history().last(HERE)).isEqualTo(5);
    Contact unseen = named(stores().contacts().find(HERE, ONE).orElseThrow(), "unseen", 70);
    replace(unseen);
    replace(named(unseen, "unseen too", 71));
    assertThat(after(5)).isEqualTo(new Feed.Expired());
    assertThat(stores().history().of(HERE, ONE, null, 9).entries()).isEmpty();
    reopen(History.FOREVER);
    assertThat(after(5)).isEqualTo(new Feed.Expired());
    assertThat(stores().history().at(HERE, ONE, START.plusSeconds(60)))
        .isEqualTo(new Past.Expired());
    assertThat(stores().history().at(HERE, ONE, START.plusSeconds(71)))
        .isInstanceOf(Past.Was.class);
    long now = stores().history().last(HERE);
    replace(named(stores().contacts().find(HERE, ONE).orElseThrow(), "seen", 80));
    assertThat(numbersAfter(now)).containsExactly(now + 1);
    assertThat(after(5)).isEqualTo(new Feed.Expired());
    assertThat(stores().history().at(HERE, TWO, START.plusSeconds(80)))
        .isInstanceOf(Past.Was.class);
    fixture().check();
  }

  @Test
  void aStoreWithoutHistoryKeepsNothingAtAll() {
    fillAround(ONE);
    delete(ONE);
    reopen(History.OFF);
    while (!rowsOfHistory().isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    fillAround(TWO);
    delete(TWO);
    assertThat(rowsOfHistory()).isEmpty();
    assertThat(after(stores().history().last(HERE))).isEqualTo(new Feed.Expired());
    fixture().check();
  }

  private <R> R run(Work<R> work) {
    return writes().run(work);
  }

  private QueuedCall<?> queued(Work<?> work) {
    return QueuedCall.start(() -> run(work));
  }

  private List<String> rowsOfHistory() {
    return fixture().everything().stream()
        .filter(row -> row.startsWith("contact_change ") || row.startsWith("deleted_"))
        .toList();
  }

  /** Inserts a contact with a note and a task. */
  private void fillAround(ContactId id) {
    insert(Contacts.full(id.value(), "x"));
    run(writes().notes().add(HERE, Writing.TERMS, Activities.NOTES.full("n1", id.value(), "x")));
    run(writes().tasks().add(HERE, Writing.TERMS, Activities.TASKS.full("t1", id.value(), "x")));
  }

  @Test
  void whatGoesWithAContactIsKeptAsItWas() {
    fillAround(ONE);
    fillAround(TWO);
    List<String> note = fixture().rows("SELECT * FROM note WHERE contact_id = '1'");
    List<String> task = fixture().rows("SELECT * FROM task WHERE contact_id = '1'");
    long before = stores().history().last(HERE);
    delete(ONE);
    assertThat(stores().notes().list(HERE, ONE)).isEmpty();
    assertThat(stores().tasks().list(HERE, ONE)).isEmpty();
    assertThat(stores().notes().list(HERE, TWO).orElseThrow()).hasSize(1);
    assertThat(fixture().rows("SELECT seq FROM deleted_note")).containsExactly("" + (before + 1));
    assertThat(fixture().rows("SELECT * FROM deleted_note")).isEqualTo(numbered(note, before + 1));
    assertThat(fixture().rows("SELECT * FROM deleted_task")).isEqualTo(numbered(task, before + 1));
    Entry deletion = stores().history().entry(HERE, before + 1).orElseThrow();
    assertThat(deletion.kind()).isEqualTo(Kind.DELETED);
    assertThat(deletion.change().before()).isEqualTo(Contacts.full("1", "x"));
  }

  /** Inserts the number of a change into each row, after its first cell. */
  private static List<String> numbered(List<String> rows, long seq) {
    return rows.stream().map(row -> row.replaceFirst("\\|", "|" + seq + "|")).toList();
  }

  /** A deletion keeps what earlier works of the same batch have added, changed and deleted. */
  @Test
  void whatABatchHasJustWrittenIsKeptToo() {
    fillAround(ONE);
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    QueuedCall<?> added =
        queued(writes().notes().add(HERE, Writing.TERMS, Activities.NOTES.full("n2", "1", "y")));
    QueuedCall<?> changed =
        queued(writes().tasks().change(HERE, Writing.TERMS, ONE, "t1", Activities.TASKS.body("z")));
    QueuedCall<?> removed = queued(writes().notes().delete(HERE, Writing.TERMS, ONE, "n1"));
    QueuedCall<?> deleted = queued(writes().contacts().delete(HERE, Writing.TERMS, ONE));
    blocked.goOn();
    List.of(added, changed, removed, deleted).forEach(QueuedCall::answer);
    assertThat(fixture().rows("SELECT id, body FROM deleted_note"))
        .containsExactly("n2|" + Activities.NOTES.full("n2", "1", "y").body());
    assertThat(fixture().rows("SELECT id, body FROM deleted_task")).containsExactly("t1|z");
    assertThat(fixture().rows("SELECT * FROM note")).isEmpty();
    assertThat(fixture().rows("SELECT * FROM task")).isEmpty();
  }

  @Test
  void deletedNotesAndTasksGoWithTheChangeThatDeletedThem() {
    fillAround(ONE);
    fillAround(TWO);
    delete(ONE);
    replace(RandomContacts.renamed(Contacts.full("2", "x"), "later", START));
    delete(TWO);
    assertThat(fixture().rows("SELECT * FROM deleted_note")).hasSize(2);
    purgeBefore(START);
    assertThat(fixture().rows("SELECT contact_id FROM deleted_note")).containsExactly("2");
    assertThat(fixture().rows("SELECT contact_id FROM deleted_task")).containsExactly("2");
  }
}
