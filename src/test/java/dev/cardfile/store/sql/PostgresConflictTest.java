package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.withEmails;
import static dev.cardfile.store.sql.ProxiedStore.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.BlockedWriter;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Transactions that the database aborts in favour of others: they are retried up to a limit, and
 * then refused.
 */
class PostgresConflictTest {

  private static final LocationId LAST = new LocationId("last");

  /** The limit of {@code Writer}. */
  private static final int TRIES = 8;

  private final PostgresServer server = PostgresServer.shared();
  private final ProxiedStore store = ProxiedStore.made();

  @AfterEach
  void close() {
    store.close();
  }

  /** Another transaction locks the batch's locations in the opposite order. */
  @Test
  void aDeadlockIsSurvived() throws SQLException {
    Location here = ProxiedStore.location();
    Stores stores = store.open();
    stores
        .locations()
        .create(
            new Location(
                LAST, "Last", null, null, null, here.preference(), here.customFields(), 0));
    // Longer than the test needs to complete the cycle, so that the store's connection detects the
    // deadlock.
    administer("ALTER DATABASE %s SET deadlock_timeout = '2s'");
    store.terminateBackends();
    BlockedWriter blocked = BlockedWriter.in(stores, HERE);
    AtomicInteger runs = new AtomicInteger();
    QueuedCall<ContactId> first = QueuedCall.start(() -> insert(stores, HERE, "1", runs));
    QueuedCall<ContactId> second = QueuedCall.start(() -> insert(stores, LAST, "2", runs));
    try (Connection other = new Onlooker(server.urlOf(store.direct())).open();
        Statement statement = other.createStatement()) {
      statement.execute("SET deadlock_timeout = '1h'");
      other.setAutoCommit(false);
      lock(statement, LAST);
      blocked.goOn();
      ProxiedStore.await("the batch waits for the second location", this::somebodyWaits);
      lock(statement, HERE);
      statement.executeUpdate("UPDATE location SET name = 'Changed', revision = revision + 1");
      other.commit();
    }
    assertThat(first.answer()).isEqualTo(new ContactId("1"));
    assertThat(second.answer()).isEqualTo(new ContactId("2"));
    assertThat(runs).as("works that ran").hasValue(2);
    assertThat(store.count("contact")).isEqualTo(2);
    ProxiedStore.await(
        "the database has counted the deadlock",
        () ->
            store
                .onlooker()
                .rows("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .equals(List.of("1")));
  }

  private static void lock(Statement statement, LocationId location) throws SQLException {
    statement.execute(
        "SELECT 1 FROM location WHERE location_id = '%s' FOR UPDATE".formatted(location));
  }

  private boolean somebodyWaits() {
    return PostgresFixture.keepsSomebodyWaiting(store.onlooker());
  }

  private void administer(String sql) throws SQLException {
    try (Connection administrator = new Onlooker(server.urlOf(store.direct())).open();
        Statement statement = administrator.createStatement()) {
      statement.execute(sql.formatted(administrator.getCatalog()));
    }
  }

  /**
   * The conflict is at a statement or at the commit; the last allowed try succeeds, or fails too.
   */
  @ParameterizedTest
  @CsvSource({
    "40P01, IMMEDIATE, 1",
    "40001, IMMEDIATE, 7",
    "40001, DEFERRED, 1",
    "40P01, DEFERRED, 7",
    "40P01, IMMEDIATE, 8",
    "40001, DEFERRED, 8"
  })
  void itIsDecidedAgainSoManyTimes(String state, String when, int conflicts) {
    store.execute(
        "CREATE SEQUENCE tries",
        """
        CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          -- A sequence counts on when a transaction is rolled back.
          IF nextval('tries') <= %d THEN
            RAISE EXCEPTION 'a conflict' USING ERRCODE = '%s';
          END IF;
          RETURN NULL;
        END $$
        """
            .formatted(conflicts, state),
        """
        CREATE CONSTRAINT TRIGGER conflict AFTER INSERT ON contact DEFERRABLE INITIALLY %s
        FOR EACH ROW EXECUTE FUNCTION conflict()
        """
            .formatted(when));
    Stores stores = store.open();
    AtomicInteger runs = new AtomicInteger();
    if (conflicts < TRIES) {
      assertThat(insert(stores, HERE, "1", runs)).isEqualTo(new ContactId("1"));
      assertThat(runs).as("works that ran").hasValue(conflicts + 1);
      assertThat(store.count("contact")).isEqualTo(1);
    } else {
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> insert(stores, HERE, "1", runs));
      assertThat(runs).as("works that ran").hasValue(TRIES);
      assertThat(store.count("contact")).isZero();
    }
    assertThat(new Caller(stores).upsert(HERE, "after@example.com", null).created()).isTrue();
  }

  private static ContactId insert(
      Stores stores, LocationId location, String id, AtomicInteger runs) {
    return WorkingSet.exclusively(
        stores,
        location,
        Set.of(),
        working -> {
          runs.incrementAndGet();
          working.insert(withEmails(id, id + "@example.com"));
          return new ContactId(id);
        });
  }
}
