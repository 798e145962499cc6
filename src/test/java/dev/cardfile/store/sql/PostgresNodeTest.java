package dev.cardfile.store.sql;

import static dev.cardfile.store.sql.ProxiedStore.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.BlockedWriter;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Outage;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A cluster with one unavailable machine. The server reports the failure itself, over a connection
 * that keeps working; here a plain PostgreSQL does so for one location.
 */
class PostgresNodeTest {

  private static final LocationId THERE = new LocationId("there");

  private final ProxiedStore store = ProxiedStore.made();
  private Stores stores;

  @BeforeEach
  void open() {
    stores = store.open();
    stores.locations().create(Contacts.location(THERE));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void losesTheMachineOfThere() {
    store.execute(
        """
        CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'connection to the remote node failed' USING ERRCODE = '08006';
        END $$
        """,
        """
        CREATE TRIGGER lost BEFORE INSERT ON contact FOR EACH ROW
        WHEN (NEW.location_id = 'there') EXECUTE FUNCTION lose()
        """);
  }

  private QueuedCall<ContactId> insert(LocationId location, String id, AtomicInteger runs) {
    return QueuedCall.start(() ->
        WorkingSet.exclusively(
            stores,
            location,
            Set.of(),
            working -> {
              runs.incrementAndGet();
              working.insert(Contacts.withEmails(id, id + "@example.com"));
              return new ContactId(id);
            }));
  }

  private static void assertAway(QueuedCall<?> call) {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(call::answer)
        .satisfies(away -> assertThat(away.outage()).isEqualTo(Outage.NODE_AWAY));
  }

  @Test
  void onlyLocationsOnThatMachineAreUnavailable() {
    losesTheMachineOfThere();
    AtomicInteger runs = new AtomicInteger();
    for (int round = 0; round < 3; round++) {
      BlockedWriter writer = BlockedWriter.in(stores, HERE);
      QueuedCall<ContactId> before = insert(HERE, "a" + round, new AtomicInteger());
      List<QueuedCall<ContactId>> lost = new ArrayList<>();
      lost.add(insert(THERE, "b" + round, runs));
      lost.add(insert(THERE, "c" + round, runs));
      QueuedCall<ContactId> after = insert(HERE, "d" + round, new AtomicInteger());
      writer.goOn();
      assertThat(before.answer()).isEqualTo(new ContactId("a" + round));
      assertThat(after.answer()).isEqualTo(new ContactId("d" + round));
      lost.forEach(PostgresNodeTest::assertAway);
      assertThat(stores.outage()).as("the others are served").isEmpty();
    }
    assertThat(store.count("contact")).isEqualTo(6);
    assertThat(runs).as("once with others, then without them").hasValue(8);
  }

  @Test
  void theyAreServedAgainWhenItIsBack() {
    losesTheMachineOfThere();
    assertAway(insert(THERE, "1", new AtomicInteger()));
    assertThat(new Caller(stores).upsert(HERE, "a@example.com", null).created()).isTrue();
    assertAway(insert(THERE, "2", new AtomicInteger()));
    store.execute("DROP TRIGGER lost ON contact");
    assertThat(insert(THERE, "3", new AtomicInteger()).answer()).isEqualTo(new ContactId("3"));
    assertThat(new Caller(stores).upsert(THERE, "3@example.com", null).created()).isFalse();
    assertThat(store.count("contact")).isEqualTo(2);
  }
}
