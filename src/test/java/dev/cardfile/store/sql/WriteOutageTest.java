package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.blank;
import static dev.cardfile.store.sql.ProxiedStore.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.sqlite.SqliteConnections;
import dev.cardfile.store.sql.sqlite.SqliteParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * A store that can be read but not written: it reports the reason to writers, in the log and to
 * readiness checks, and becomes ready again by itself.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class WriteOutageTest {

  private static final LocationId HERE = new LocationId("here");
  private static final Duration SOON = Duration.ofMillis(20);
  private static final StoreSettings SETTINGS =
      new StoreSettings(100, 100, 2, 2, Duration.ofSeconds(5));

  @Parameter private StoreKind kind;

  private final Logger log = (Logger) LoggerFactory.getLogger("dev.cardfile.store");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private SqlFixture fixture;
  private Fault fault;
  private Stores stores;

  /** Prevents writes to a store, but not reads. */
  private interface Fault {
    Stores open(StoreSettings settings);

    void begin(Reason reason);

    void end();
  }

  /** Why a store cannot be written, with each database's error code. */
  enum Reason {
    DISK_FULL(Outage.DISK_FULL, SQLiteErrorCode.SQLITE_FULL, "53100"),
    READ_ONLY(Outage.READ_ONLY, SQLiteErrorCode.SQLITE_READONLY, "25006"),
    IO_ERROR(Outage.IO_ERROR, SQLiteErrorCode.SQLITE_IOERR_WRITE, "58030");

    private final Outage outage;
    private final SQLiteErrorCode sqlite;
    private final String state;

    Reason(Outage outage, SQLiteErrorCode sqlite, String state) {
      this.outage = outage;
      this.sqlite = sqlite;
      this.state = state;
    }
  }

  @BeforeEach
  void make() {
    fixture = (SqlFixture) kind.newFixture();
    try (Stores first = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      first.locations().create(Contacts.location(HERE));
      Contacts.insert(first, HERE, blank("before"));
    }
    fault =
        fixture instanceof SqliteFixture sqlite
            ? new OfSqlite(sqlite)
            : new OfPostgres((PostgresFixture) fixture);
    log.setLevel(Level.INFO);
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void close() {
    log.detachAppender(logged);
    log.setLevel(null);
    try (SqlFixture closing = fixture) {
      if (stores != null) {
        stores.close();
      }
      closing.check();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theReasonIsSaidAndTheStoreIsReadyAgainByItself(Reason reason) {
    stores = open(new StoreSettings.Probing(SOON, Duration.ofDays(1)));
    await("ready", stores::answers);
    fault.begin(reason);
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> Contacts.insert(stores, HERE, blank("during")))
        .extracting(StoreUnavailable::outage)
        .isEqualTo(reason.outage);
    for (int probes = 0; probes < 5; probes++) {
      assertThat(stores.outage()).contains(reason.outage);
      pause();
    }
    assertThat(stores.contacts().find(HERE, new ContactId("before"))).isPresent();
    assertThat(causes("the store cannot be written")).containsExactly(reason.outage.text());
    assertThat(causes("the store is unavailable")).as("a second line").isEmpty();
    assertThat(logged.list).allMatch(event -> event.getThrowableProxy() == null);
    assertThat(causes("the store can be written")).isEmpty();

    fault.end();
    await("ready again, though nobody writes", stores::answers);
    assertThat(causes("the store can be written")).containsExactly(reason.outage.text());
    assertThat(stores.contacts().find(HERE, new ContactId("during"))).isEmpty();
    Contacts.insert(stores, HERE, blank("after"));
    assertThat(stores.answers()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatIsOnlyReadNoticesToo(Reason reason) {
    stores = open(new StoreSettings.Probing(SOON, SOON));
    await("ready", stores::answers);
    fault.begin(reason);
    await(
        "that it cannot be written",
        () -> stores.outage().filter(reason.outage::equals).isPresent());
    fault.end();
    await("ready again", stores::answers);
  }

  /** A real write decides about readiness, without waiting for a probe. */
  @ParameterizedTest
  @EnumSource
  void aWriteOfSomebodyMakesItReadyWithoutATry(Reason reason) {
    stores = open(StoreSettings.Probing.NEVER);
    fault.begin(reason);
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> stores.locations().create(Contacts.location(new LocationId("there"))))
        .extracting(StoreUnavailable::outage)
        .isEqualTo(reason.outage);
    assertThat(stores.outage()).contains(reason.outage);
    fault.end();
    assertThat(stores.outage()).contains(reason.outage);
    Contacts.insert(stores, HERE, blank("after"));
    assertThat(stores.outage()).isEmpty();
  }

  private Stores open(StoreSettings.Probing pace) {
    return fault.open(SETTINGS.withProbing(pace));
  }

  private static void pause() {
    try {
      Thread.sleep(SOON);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the causes in all log lines that begin with a text. */
  private List<String> causes(String beginning) {
    return List.copyOf(logged.list).stream()
        .filter(event -> event.getFormattedMessage().startsWith(beginning))
        .flatMap(event -> event.getKeyValuePairs().stream())
        .filter(pair -> pair.key.equals("cause"))
        .map(pair -> String.valueOf(pair.value))
        .toList();
  }

  private static final class OfSqlite implements Fault {

    private final FaultyConnections connections;

    OfSqlite(SqliteFixture fixture) {
      connections =
          new FaultyConnections(
              new SqliteConnections(fixture.file(), SETTINGS.busyTimeout()),
              Connections.Purpose.WRITE_AHEAD);
    }

    @Override
    public Stores open(StoreSettings settings) {
      return new SqlStores(
          SqliteParts.over(connections, settings, StoreEvents.NONE), StoreEvents.NONE);
    }

    @Override
    public void begin(Reason reason) {
      connections.failAlways(reason.sqlite);
    }

    @Override
    public void end() {
      connections.failAlways(null);
    }
  }

  /** Makes the database itself refuse every row with the SQL state of the reason. */
  private static final class OfPostgres implements Fault {

    private static final List<String> TABLES = List.of("contact", "location", "token_revision");

    private final PostgresFixture fixture;

    OfPostgres(PostgresFixture fixture) {
      this.fixture = fixture;
    }

    @Override
    public Stores open(StoreSettings settings) {
      return fixture.open(settings, StoreEvents.NONE);
    }

    @Override
    public void begin(Reason reason) {
      execute(
          """
          CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '%s'; END $$
          """
              .formatted(reason.state));
      TABLES.forEach(table ->
          execute(
              "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON "
                  + table
                  + " FOR EACH ROW EXECUTE FUNCTION refuse()"));
    }

    @Override
    public void end() {
      TABLES.forEach(table -> execute("DROP TRIGGER refuse ON " + table));
    }

    private void execute(String sql) {
      try (Connection connection = fixture.onlooker().open();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }
}
