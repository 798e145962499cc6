package dev.cardfile.store.sql;

import static dev.cardfile.store.sql.ProxiedStore.HERE;
import static dev.cardfile.store.sql.ProxiedStore.awaitServing;
import static dev.cardfile.store.sql.ProxiedStore.isUnavailable;
import static dev.cardfile.store.sql.ProxiedStore.upsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.Outage;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.postgres.PostgresConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A database that is unavailable for a while: no call hangs, and the store need not be reopened.
 */
class PostgresOutageTest {

  private static final String PASSWORD = "sesame";

  /** Settings with shorter timeouts than servers have. */
  private static final StoreSettings SETTINGS =
      new StoreSettings(100, 100, 1, 1, Duration.ofMillis(500))
          .withUnindexed(Integer.MAX_VALUE); // else the indexer waits for the one reader, too

  /**
   * Timeouts with which a frozen database is given up after one second instead of half a minute.
   */
  private static final String IMPATIENT = "&connectTimeout=1&loginTimeout=1&socketTimeout=1";

  private final PostgresServer server = PostgresServer.shared();
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.cardfile.store");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private ProxiedStore store = ProxiedStore.made();

  @AfterEach
  void close() {
    log.detachAppender(logged);
    log.setLevel(null);
    store.close();
  }

  private void listenToTheLog() {
    log.setLevel(Level.INFO);
    logged.start();
    log.addAppender(logged);
  }

  private List<String> lines() {
    return List.copyOf(logged.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void aDatabaseThatIsAwayAtTheStartIsWaitedForAndThenMigrated() {
    store.close();
    store = ProxiedStore.empty();
    store.proxy().refuseConnections();
    listenToTheLog();
    Stores stores = store.open(store.url() + "&password=" + PASSWORD, SETTINGS);
    for (int tries = 0; tries < 3; tries++) {
      assertThat(stores.answers()).isFalse();
      assertThat(isUnavailable(() -> stores.locations().create(ProxiedStore.location()))).isTrue();
    }
    assertThat(lines())
        .as("a line for each reason, not for each try")
        .filteredOn(line -> line.contains("does not answer"))
        .singleElement()
        .asString()
        .startsWith("PostgreSQL at 127.0.0.1:%d/".formatted(store.proxy().port()))
        .contains("retrying until it does: Connection to 127.0.0.1")
        .contains("refused");
    assertThat(lines()).noneMatch(line -> line.contains(PASSWORD));

    store.proxy().acceptConnections();
    ProxiedStore.await("the store is there", stores::answers);
    ProxiedStore.await(
        "it can be written",
        () -> !isUnavailable(() -> stores.locations().create(ProxiedStore.location())));
    assertThat(upsertsAnew(stores, "first@example.com")).isTrue();
    assertThat(lines()).anyMatch(line -> line.endsWith(" is available"));
  }

  @Test
  void aRefusedConnectionIsToldAndTheStoreServesWhenItIsBack() {
    Stores stores = store.open(store.url(), SETTINGS);
    assertThat(upsertsAnew(stores, "before@example.com")).isTrue();
    store.proxy().refuseConnections();
    store.proxy().cut();
    assertThat(isUnavailable(upsert(stores, "during@example.com"))).isTrue();
    assertThat(isUnavailable(() -> stores.contacts().find(HERE, new ContactId("x")))).isTrue();
    assertThat(stores.answers()).isFalse();
    store.proxy().acceptConnections();
    awaitServing(stores);
    assertThat(upsertsAnew(stores, "before@example.com")).isFalse();
    assertThat(upsertsAnew(stores, "during@example.com")).isTrue();
  }

  /** A frozen database accepts what is sent but never replies, as behind a broken network. */
  @Test
  void aFrozenDatabaseIsGivenUp() {
    Stores stores = store.open(store.url() + IMPATIENT, SETTINGS);
    awaitServing(stores);
    store.proxy().freeze();
    QueuedCall<?> written = QueuedCall.start(() -> addTag(stores, "a"));
    QueuedCall<?> read =
        QueuedCall.start(() -> stores.contacts().find(HERE, new ContactId("nobody")));
    QueuedCall<?> token = QueuedCall.start(() -> stores.tokens().revision());
    QueuedCall<?> location = QueuedCall.start(() -> stores.locations().create(there()));
    for (QueuedCall<?> call : List.of(written, read, token, location)) {
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(call::answer);
    }
    assertThat(stores.answers()).isFalse();
    store.proxy().thaw();
    awaitServing(stores);
    assertThat(store.count("tag")).as("nothing of it was written").isZero();
  }

  /** Otherwise the last caller would wait once for every batch before it. */
  @Test
  void allWhoWaitForAFrozenDatabaseAreToldTogether() throws InterruptedException {
    Semaphore failed = new Semaphore(0);
    StoreEvents events =
        new StoreEvents() {
          @Override
          public void batchFailed(int works) {
            failed.release(works);
          }
        };
    int callers = 60;
    StoreSettings oneByOne = new StoreSettings(callers, 1, 1, 1, SETTINGS.busyTimeout());
    Stores stores = store.open(store.url() + IMPATIENT, oneByOne, events);
    awaitServing(stores);
    store.proxy().freeze();
    List<QueuedCall<String>> calls = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      String tag = "tag " + i;
      calls.add(QueuedCall.start(() -> addTag(stores, tag)));
    }
    // Each call is a batch of its own, and there are more of them than a call may take seconds.
    for (QueuedCall<String> call : calls) {
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(call::answer);
    }
    // The store reports a batch after answering it.
    assertThat(failed.tryAcquire(callers, 30, TimeUnit.SECONDS)).isTrue();
    assertThat(failed.availablePermits()).isZero();
    store.proxy().thaw();
    awaitServing(stores);
    assertThat(store.count("tag")).isZero();
  }

  @Test
  void whereNoConnectionIsFreeTheStoreWaitsForOne() throws SQLException {
    Stores stores = store.open(store.url(), SETTINGS);
    awaitServing(stores);
    try (Connection kept = store.onlooker().open()) {
      execute(kept, "ALTER DATABASE " + kept.getCatalog() + " CONNECTION LIMIT 0");
      store.proxy().cut();
      assertThat(isUnavailable(upsert(stores, "during@example.com"))).isTrue();
      assertThat(stores.answers()).isFalse();
      Stores late = store.open(store.url(), SETTINGS);
      assertThat(late.answers()).isFalse();
      execute(kept, "ALTER DATABASE " + kept.getCatalog() + " CONNECTION LIMIT -1");
      awaitServing(stores);
      awaitServing(late);
    }
  }

  /** Like a primary that has become a standby, the database answers but refuses writes. */
  @Test
  void aDatabaseThatTakesNoWritesIsNotReadyUntilItDoes() throws SQLException {
    Stores stores = store.open(store.url(), SETTINGS);
    awaitServing(stores);
    String database;
    try (Connection connection = store.onlooker().open()) {
      database = connection.getCatalog();
    }
    store.execute("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
    store.terminateBackends();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> addTag(stores, "during"))
        .extracting(StoreUnavailable::outage)
        .isEqualTo(Outage.READ_ONLY);
    assertThat(stores.outage()).contains(Outage.READ_ONLY);
    store.execute(
        "SET default_transaction_read_only = off",
        "ALTER DATABASE " + database + " RESET default_transaction_read_only");
    ProxiedStore.await("ready, though nobody writes", stores::answers);
    assertThat(upsertsAnew(stores, "during@example.com")).isTrue();
  }

  /**
   * The database that replaces it is a different one, so nothing cached from the first may be used.
   */
  @Test
  void aDroppedDatabaseIsAwayUntilThereIsAnother() {
    Stores stores = store.open(store.url(), SETTINGS);
    awaitServing(stores);
    addTag(stores, "known");
    server.dropDatabase(store.direct());
    assertThat(isUnavailable(upsert(stores, "during@example.com"))).isTrue();
    assertThat(stores.answers()).isFalse();
    server.createDatabase(store.direct());
    assertThat(isUnavailable(upsert(stores, "during@example.com")))
        .as("nobody makes a store where a backup may be on its way")
        .isTrue();
    try (Stores other =
        Database.postgres(store.direct()).open(ProxiedStore.SETTINGS, StoreEvents.NONE)) {
      other.locations().create(ProxiedStore.location());
    }
    awaitServing(stores);
    addTag(stores, "known");
    assertThat(store.onlooker().rows("SELECT name FROM tag")).containsExactly("known");
  }

  /** Like a standby that took over before it had received everything. */
  @Test
  void whatAnotherDatabaseLacksIsNotRemembered() {
    Stores stores = store.open(store.url(), SETTINGS);
    addTag(stores, "known");
    Location before = WorkingSet.exclusively(stores, HERE, Set.of(), WorkingSet::location);
    store.execute(
        "DELETE FROM tag", "UPDATE location SET name = 'There' WHERE location_id = '" + HERE + "'");
    store.terminateBackends();
    addTag(stores, "known");
    assertThat(store.onlooker().rows("SELECT name FROM tag")).containsExactly("known");
    Location after = WorkingSet.exclusively(stores, HERE, Set.of(), WorkingSet::location);
    assertThat(after.name()).isNotEqualTo(before.name()).isEqualTo("There");
  }

  /**
   * The limits keep a dead client from holding a lock, and a dead server from blocking a thread.
   */
  @Test
  void everyConnectionHasItsLimits() throws SQLException {
    PostgresConnections connections =
        new PostgresConnections(
            store.direct() + "&options=-c%20synchronous_commit=off", Duration.ofSeconds(7));
    try (Connection writing = connections.open(Connections.Purpose.WRITE);
        Connection reading = connections.open(Connections.Purpose.READ);
        Connection migrating = connections.openToMigrate()) {
      for (Connection connection : List.of(writing, reading, migrating)) {
        assertThat(connection.getNetworkTimeout()).isPositive();
      }
      assertThat(setting(writing, "lock_timeout")).isEqualTo("7s");
      assertThat(setting(writing, "idle_in_transaction_session_timeout")).isEqualTo("10s");
      assertThat(setting(writing, "tcp_user_timeout"))
          .isEqualTo(System.getProperty("os.name").equals("Linux") ? "10000" : "0");
      assertThat(setting(writing, "synchronous_commit")).isEqualTo("on");
    }
  }

  /** Holds whatever the server's defaults are, and without statistics of the tables. */
  @Test
  void everyPlanLooksUpByKey() throws SQLException {
    PostgresConnections connections =
        new PostgresConnections(store.direct(), Duration.ofSeconds(7));
    try (Connection writing = connections.open(Connections.Purpose.WRITE);
        Connection reading = connections.open(Connections.Purpose.READ)) {
      for (Connection connection : List.of(writing, reading)) {
        assertThat(setting(connection, "enable_seqscan")).isEqualTo("off");
        assertThat(setting(connection, "enable_hashjoin")).isEqualTo("off");
        assertThat(setting(connection, "enable_mergejoin")).isEqualTo("off");
        assertThat(setting(connection, "max_parallel_workers_per_gather")).isEqualTo("0");
        assertThat(setting(connection, "jit")).isEqualTo("off");
      }
    }
  }

  private static String setting(Connection connection, String name) {
    return Onlooker.rows(connection, "SHOW " + name).getFirst();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String addTag(Stores stores, String tag) {
    return WorkingSet.exclusively(
        stores,
        HERE,
        Set.of(),
        working -> {
          working.addTags(List.of(tag));
          return tag;
        });
  }

  private static boolean upsertsAnew(Stores stores, String email) {
    return new Caller(stores).upsert(HERE, email, null).created();
  }

  private static Location there() {
    Location here = ProxiedStore.location();
    return new Location(
        new LocationId("there"),
        "There",
        null,
        null,
        null,
        here.preference(),
        here.customFields(),
        0);
  }
}
