package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.NoteChange;
import dev.cardfile.activity.TaskChange;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ActivityStore.Outcome;
import dev.cardfile.write.Writes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link ActivityStore} must do, for notes and for tasks. */
public abstract class ActivityStoreContract extends StoreContract {

  private static final int ROUNDS = 40;
  private static final ContactId C1 = new ContactId("c1");
  private static final ContactId C2 = new ContactId("c2");
  private static final ContactId NOBODY = new ContactId("nobody");
  private static final String UNICODE = " Ünïcödé 😀 '; -- \n";

  static Stream<Activities<?>> kinds() {
    return Stream.of(Activities.NOTES, Activities.TASKS);
  }

  @BeforeEach
  void insertContacts() {
    insert(Contacts.blank("c1"));
    insert(Contacts.blank("c2"));
    insert(THERE, Contacts.blank("c1"));
  }

  private <A extends Activity> ActivityStore<A> store(Activities<A> kind) {
    return kind.store().apply(stores());
  }

  private <A extends Activity> dev.cardfile.write.Activities<A> writes(Activities<A> kind) {
    return kind.writes().apply(writes());
  }

  private <A extends Activity> void add(Activities<A> kind, LocationId location, A activity) {
    assertThat(writes().run(writes(kind).add(location, Writing.TERMS, activity)))
        .isEqualTo(new Outcome.Done<>(activity));
  }

  private static void assertHas(ActivityStore<?> store, LocationId at, ContactId of, Object... in) {
    assertThat(store.list(at, of).orElseThrow().toArray()).containsExactly(in);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <A extends Activity> void comesBackAsItWasAdded(Activities<A> kind) {
    A least = kind.least("a1", "c1");
    A full = kind.full("a2", "c1", UNICODE);
    add(kind, HERE, least);
    add(kind, HERE, full);
    reopen(StoreSettings.DEFAULT);
    assertThat(store(kind).find(HERE, C1, "a1")).isEqualTo(new Outcome.Done<>(least));
    assertThat(store(kind).find(HERE, C1, "a2")).isEqualTo(new Outcome.Done<>(full));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <A extends Activity> void areListedTheNewestFirst(Activities<A> kind) {
    A second = kind.least("a2", "c1");
    A third = kind.least("a3", "c1");
    A first = kind.least("a1", "c1");
    add(kind, HERE, second);
    add(kind, HERE, third);
    add(kind, HERE, first);
    assertHas(store(kind), HERE, C1, third, second, first);
    assertHas(store(kind), HERE, C2);
    assertHas(store(kind), THERE, C1);
    assertThat(store(kind).list(HERE, NOBODY)).isEmpty();
    assertThat(store(kind).list(THERE, C2)).isEmpty();
    assertThat(store(kind).list(new LocationId("nowhere"), C1)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <A extends Activity> void aChangeLeavesWhatItDoesNotSay(Activities<A> kind) {
    A least = kind.least("a1", "c1");
    A full = kind.full("a1", "c1", "x");
    add(kind, HERE, least);
    assertThat(
            writes()
                .run(
                    writes(kind)
                        .change(HERE, Writing.TERMS, C1, "a1", kind.everything().apply("x"))))
        .isEqualTo(new Outcome.Done<>(full));
    A changed = kind.body("y").over(full);
    assertThat(writes().run(writes(kind).change(HERE, Writing.TERMS, C1, "a1", kind.body("y"))))
        .isEqualTo(new Outcome.Done<>(changed));
    assertThat(changed).isNotEqualTo(full).isNotEqualTo(kind.full("a1", "c1", "y"));
    assertThat(store(kind).find(HERE, C1, "a1")).isEqualTo(new Outcome.Done<>(changed));
    assertThat(writes().run(writes(kind).change(HERE, Writing.TERMS, C1, "a1", kind.least())))
        .isEqualTo(new Outcome.Done<>(least));
    assertHas(store(kind), HERE, C1, least);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <A extends Activity> void isDeletedOnce(Activities<A> kind) {
    A gone = kind.full("a1", "c1", "x");
    A stays = kind.least("a2", "c1");
    add(kind, HERE, gone);
    add(kind, HERE, stays);
    assertThat(writes().run(writes(kind).delete(HERE, Writing.TERMS, C1, "a1")))
        .isEqualTo(new Outcome.Done<>(gone));
    assertThat(writes().run(writes(kind).delete(HERE, Writing.TERMS, C1, "a1")))
        .isEqualTo(new Outcome.NoActivity<>());
    assertThat(store(kind).find(HERE, C1, "a1")).isEqualTo(new Outcome.NoActivity<>());
    assertHas(store(kind), HERE, C1, stays);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <A extends Activity> void isFoundAtItsContactOnly(Activities<A> kind) {
    A kept = kind.least("a1", "c1");
    add(kind, HERE, kept);
    ActivityStore<A> store = store(kind);
    Outcome<A> no = new Outcome.NoActivity<>();
    Outcome<A> nobody = new Outcome.NoContact<>();
    assertThat(store.find(HERE, C2, "a1")).isEqualTo(no);
    assertThat(writes().run(writes(kind).change(HERE, Writing.TERMS, C2, "a1", kind.body("y"))))
        .isEqualTo(no);
    assertThat(writes().run(writes(kind).delete(HERE, Writing.TERMS, C2, "a1"))).isEqualTo(no);
    assertThat(store.find(THERE, C1, "a1")).isEqualTo(no);
    assertThat(writes().run(writes(kind).delete(THERE, Writing.TERMS, C1, "a1"))).isEqualTo(no);
    assertThat(store.find(THERE, C2, "a1")).isEqualTo(nobody);
    assertThat(writes().run(writes(kind).change(HERE, Writing.TERMS, NOBODY, "a1", kind.body("y"))))
        .isEqualTo(nobody);
    assertThat(writes().run(writes(kind).delete(HERE, Writing.TERMS, NOBODY, "a1")))
        .isEqualTo(nobody);
    assertThat(writes().run(writes(kind).add(HERE, Writing.TERMS, kind.least("a2", "nobody"))))
        .isEqualTo(nobody);
    assertThat(writes().run(writes(kind).add(THERE, Writing.TERMS, kind.least("a2", "c2"))))
        .isEqualTo(nobody);
    assertThat(
            writes()
                .run(
                    writes(kind)
                        .add(new LocationId("nowhere"), Writing.TERMS, kind.least("a2", "c1"))))
        .isEqualTo(nobody);
    assertHas(store, HERE, C1, kept);
    assertThat(fixture().rows("SELECT count(*) FROM " + kind)).containsExactly("1");
  }

  @Test
  void goWithTheirContact() {
    insert(THERE, Contacts.blank("c2"));
    for (Activities<?> kind : kinds().toList()) {
      addEverywhere(kind);
    }
    delete(C1);
    for (Activities<?> kind : kinds().toList()) {
      assertThat(store(kind).list(HERE, C1)).isEmpty();
      assertThat(fixture().rows("SELECT location_id, contact_id FROM " + kind + " ORDER BY 1, 2"))
          .containsExactly("here|c2", "there|c1");
    }
    insert(Contacts.blank("c1"));
    for (Activities<?> kind : kinds().toList()) {
      assertHas(store(kind), HERE, C1);
    }
  }

  private <A extends Activity> void addEverywhere(Activities<A> kind) {
    add(kind, HERE, kind.least("a1", "c1"));
    add(kind, HERE, kind.least("a2", "c1"));
    add(kind, HERE, kind.least("a1", "c2"));
    add(kind, THERE, kind.least("a1", "c1"));
  }

  @Test
  void stayWhenTheirContactChanges() {
    writes().run(writes().notes().add(HERE, Writing.TERMS, Activities.NOTES.least("a1", "c1")));
    replace(Contacts.full("c1", "x"));
    assertHas(stores().notes(), HERE, C1, Activities.NOTES.least("a1", "c1"));
  }

  /**
   * One server adds an activity while another deletes the contact: the activity is either refused
   * or deleted with the contact.
   */
  @ParameterizedTest
  @MethodSource("kinds")
  <A extends Activity> void isNeverLeftByAContactThatIsDeleted(Activities<A> kind) {
    try (Stores other = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      for (int round = 0; round < ROUNDS; round++) {
        String contact = "round" + round;
        insert(Contacts.blank(contact));
        CyclicBarrier start = new CyclicBarrier(2);
        QueuedCall<Outcome<A>> adding =
            QueuedCall.start(() -> {
              await(start);
              Writes there = Writing.to(other);
              return there.run(
                  kind.writes().apply(there).add(HERE, Writing.TERMS, kind.least("a1", contact)));
            });
        await(start);
        delete(new ContactId(contact));
        assertThat(adding.answer())
            .isIn(new Outcome.Done<>(kind.least("a1", contact)), new Outcome.NoContact<>());
        assertThat(store(kind).list(HERE, new ContactId(contact))).isEmpty();
        assertThat(fixture().rows("SELECT * FROM " + kind)).isEmpty();
      }
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <A extends Activity> void aContactHasNoMoreThanItMayHave(Activities<A> kind) throws SQLException {
    fill(kind, Activity.MAX_OF_A_CONTACT - 1);
    add(kind, HERE, kind.least("last", "c1"));
    assertThat(writes().run(writes(kind).add(HERE, Writing.TERMS, kind.least("more", "c1"))))
        .isEqualTo(new Outcome.Full<>());
    add(kind, HERE, kind.least("more", "c2"));
    add(kind, THERE, kind.least("more", "c1"));
    writes().run(writes(kind).delete(HERE, Writing.TERMS, C1, "last"));
    add(kind, HERE, kind.least("more", "c1"));
    assertThat(store(kind).list(HERE, C1).orElseThrow()).hasSize(Activity.MAX_OF_A_CONTACT);
  }

  /**
   * Inserts rows without the store, which would be slow because it makes each row durable before
   * the next.
   */
  private void fill(Activities<?> kind, int count) throws SQLException {
    String sql =
        switch (kind.least()) {
          case NoteChange _ ->
              """
              INSERT INTO note (location_id, contact_id, id, body, pinned, date_added)
              VALUES ('here', 'c1', ?, 'b', 0, 0)
              """;
          case TaskChange _ ->
              """
              INSERT INTO task (location_id, contact_id, id, title, due_date, completed, date_added)
              VALUES ('here', 'c1', ?, 't', 0, 0, 0)
              """;
        };
    try (Connection connection = fixture().onlooker().open()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        for (int i = 0; i < count; i++) {
          insert.setString(1, "a%05d".formatted(i));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  /** The limit counts characters, not bytes or UTF-16 code units. */
  @ParameterizedTest
  @MethodSource("kinds")
  <A extends Activity> void theirBodiesTogetherHaveALimit(Activities<A> kind) {
    int half = Math.toIntExact(Activity.MAX_LENGTH_OF_A_CONTACT / 2);
    add(kind, HERE, kind.withBody("a1", "c1", "ü".repeat(half)));
    add(kind, HERE, kind.withBody("a2", "c1", "😀".repeat(half)));
    Outcome<A> full = new Outcome.Full<>();
    assertThat(writes().run(writes(kind).add(HERE, Writing.TERMS, kind.withBody("a3", "c1", "x"))))
        .isEqualTo(full);
    assertThat(
            writes()
                .run(
                    writes(kind)
                        .change(HERE, Writing.TERMS, C1, "a1", kind.body("x".repeat(half + 1)))))
        .isEqualTo(full);
    assertThat(
            writes()
                .run(
                    writes(kind)
                        .change(HERE, Writing.TERMS, C1, "a1", kind.body("x".repeat(half - 1)))))
        .isInstanceOf(Outcome.Done.class);
    add(kind, HERE, kind.withBody("a3", "c1", "x"));
    assertThat(store(kind).list(HERE, C1).orElseThrow())
        .extracting(Activity::length)
        .isEqualTo(List.of(1, half, half - 1));
  }

  @Test
  void readingDoesNotWaitForTheWriter() {
    writes().run(writes().notes().add(HERE, Writing.TERMS, Activities.NOTES.least("a1", "c1")));
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    assertHas(stores().notes(), HERE, C1, Activities.NOTES.least("a1", "c1"));
    assertThat(stores().notes().find(HERE, C1, "a1")).isInstanceOf(Outcome.Done.class);
    blocked.goOn();
  }
}
