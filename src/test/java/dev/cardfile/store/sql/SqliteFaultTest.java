package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.blank;
import static dev.cardfile.store.Contacts.full;
import static dev.cardfile.store.Contacts.withEmails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.BlockedWriter;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.sql.FaultyConnections.When;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.sqlite.SqliteConnections;
import dev.cardfile.store.sql.sqlite.SqliteParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;

/**
 * A failure at each call to the database in turn: the store reports it, loses nothing, and
 * continues to serve.
 */
class SqliteFaultTest {

  private static final LocationId HERE = new LocationId("here");
  private static final int ENOUGH_CALLS = 2000;
  private static final StoreSettings SETTINGS =
      new StoreSettings(100, 100, 1, 2, Duration.ofMillis(300))
          .withUnindexed(Integer.MAX_VALUE) // else the indexer runs into faults meant for others,
          .withProbing(StoreSettings.Probing.NEVER); // and the probe too

  private final SqliteFixture fixture = new SqliteFixture();
  private final AtomicInteger ids = new AtomicInteger(1000);
  private Connections real;
  private Connection onlooker;
  private Stores stores;

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(SQLiteErrorCode.SQLITE_FULL, When.BEFORE),
        Arguments.of(SQLiteErrorCode.SQLITE_BUSY, When.BEFORE),
        Arguments.of(SQLiteErrorCode.SQLITE_IOERR, When.BEFORE),
        Arguments.of(SQLiteErrorCode.SQLITE_IOERR, When.AFTER));
  }

  @BeforeEach
  void makeStore() throws SQLException {
    real = new SqliteConnections(fixture.file(), SETTINGS.busyTimeout());
    try (Stores first = fixture.open(SETTINGS, StoreEvents.NONE)) {
      first
          .locations()
          .create(
              new Location(
                  HERE,
                  "Here",
                  null,
                  null,
                  null,
                  DuplicatePreference.DEFAULT,
                  CustomFieldDefinitions.NONE,
                  0));
      first
          .tokens()
          .create(
              new Token("t", TokenHash.of("t"), HERE, null, Set.of(), Contacts.NOW, null, null));
      upsert(first, full("1", "one"), "one");
      upsert(first, full("2", "two"), "two");
    }
    onlooker = real.open(Connections.Purpose.READ);
  }

  @AfterEach
  void check() throws SQLException {
    try (SqliteFixture closing = fixture) {
      onlooker.close();
      if (stores != null) {
        stores.close();
      }
      closing.check();
    }
  }

  /** Replaces the contact that has this primary e-mail, or inserts it, and adds a tag. */
  private static ContactId upsert(Stores stores, Contact contact, String tag) {
    MatchKey key = new MatchKey(MatchingField.EMAIL, contact.emails().primary());
    return WorkingSet.exclusively(
        stores,
        HERE,
        Set.of(new Lookup.ByKey(key)),
        working -> {
          working.addTags(List.of(tag));
          if (working.oldestHolder(key).isPresent()) {
            working.replace(contact);
          } else {
            working.insert(contact);
          }
          return contact.id();
        });
  }

  private List<String> everything() {
    List<String> all = new ArrayList<>();
    SqlFixture.TABLES.forEach(
        table -> all.addAll(Onlooker.rows(onlooker, "SELECT * FROM " + table)));
    return all;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void inAnInsertNothingOrAllIsWritten(SQLiteErrorCode code, When when) {
    breakEachWrite(
        code,
        when,
        () -> {
          String id = "id" + ids.incrementAndGet();
          return upsert(stores, full(id, id), id);
        });
  }

  @ParameterizedTest
  @MethodSource("faults")
  void inAReplacementNothingOrAllIsWritten(SQLiteErrorCode code, When when) {
    breakEachWrite(
        code,
        when,
        () -> {
          String tag = "tag" + ids.incrementAndGet();
          return upsert(stores, withEmails("1", "primary@one", tag + "@example.com"), tag);
        });
  }

  @ParameterizedTest
  @MethodSource("faults")
  void inATokenChangeNothingOrAllIsWritten(SQLiteErrorCode code, When when) {
    breakEachWrite(
        code,
        when,
        () -> {
          String id = "token" + ids.incrementAndGet();
          Token token =
              new Token(id, TokenHash.of(id), HERE, null, Set.of(), Contacts.NOW, null, null);
          stores.tokens().create(token);
          return token;
        });
  }

  /** Repeats the write, and each time makes its next call fail. */
  private void breakEachWrite(SQLiteErrorCode code, When when, Supplier<?> write) {
    FaultyConnections faulty = new FaultyConnections(real, Connections.Purpose.WRITE_AHEAD);
    stores = new SqlStores(SqliteParts.over(faulty, SETTINGS, StoreEvents.NONE), StoreEvents.NONE);
    List<String> before = everything();
    boolean isCommitDone = false;
    for (int n = 1; n < ENOUGH_CALLS; n++) {
      faulty.failAt(n, code, when);
      boolean unavailable = isUnavailable(write);
      if (!faulty.hasFailed()) {
        assertThat(unavailable).isFalse();
        assertThat(everything()).isNotEqualTo(before);
        assertThat(n).as("calls that failed").isGreaterThan(10);
        assertThat(isCommitDone)
            .as("a commit that failed afterwards")
            .isEqualTo(when == When.AFTER);
        return;
      }
      List<String> after = everything();
      assertThat(unavailable).as("unavailable, call %d, %s", n, faulty.failed()).isTrue();
      if (!after.equals(before)) {
        assertThat(faulty.failed()).isEqualTo("setAutoCommit");
        assertThat(when).isEqualTo(When.AFTER);
        isCommitDone = true;
      }
      var _ = write.get();
      before = everything();
    }
    throw new AssertionError("more calls than expected");
  }

  private static boolean isUnavailable(Supplier<?> call) {
    try {
      var _ = call.get();
      return false;
    } catch (StoreUnavailable away) {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadThatFailsSaysSoAndTheNextIsServed(When when) {
    FaultyConnections faulty = new FaultyConnections(real, Connections.Purpose.READ);
    stores = new SqlStores(SqliteParts.over(faulty, SETTINGS, StoreEvents.NONE), StoreEvents.NONE);
    List<Supplier<?>> reads =
        List.of(
            () -> stores.contacts().find(HERE, new ContactId("1")),
            () -> stores.locations().find(HERE),
            () -> stores.locations().list(),
            () -> stores.locations().countDuplicates(HERE),
            () -> stores.tokens().find(TokenHash.of("t")),
            () -> stores.tokens().list(HERE),
            this::revisionAskedAnew);
    for (Supplier<?> read : reads) {
      breakEachRead(faulty, when, read);
    }
  }

  private static void breakEachRead(FaultyConnections faulty, When when, Supplier<?> read) {
    String expected = read.get().toString();
    boolean wasUnavailable = false;
    for (int n = 1; n < ENOUGH_CALLS; n++) {
      faulty.failAt(n, SQLiteErrorCode.SQLITE_IOERR, when);
      try {
        assertThat(read.get()).asString().isEqualTo(expected);
      } catch (StoreUnavailable away) {
        wasUnavailable = true;
      }
      boolean failed = faulty.hasFailed();
      assertThat(read.get()).asString().isEqualTo(expected);
      if (!failed) {
        assertThat(wasUnavailable).isTrue();
        return;
      }
    }
    throw new AssertionError("more calls than expected");
  }

  @Test
  void aLostConnectionHidesNoTokenChange() {
    FaultyConnections faulty = new FaultyConnections(real, Connections.Purpose.READ);
    stores = new SqlStores(SqliteParts.over(faulty, SETTINGS, StoreEvents.NONE), StoreEvents.NONE);
    long before = stores.tokens().revision();
    faulty.failAt(1, SQLiteErrorCode.SQLITE_IOERR, When.BEFORE);
    assertThat(isUnavailable(this::revisionAskedAnew)).isTrue();
    stores.tokens().revoke("t", Contacts.NOW);
    assertThat(stores.tokens().revision()).isNotEqualTo(before);
  }

  private long revisionAskedAnew() {
    stores.tokens().revoke("nobody", Contacts.NOW);
    return stores.tokens().revision();
  }

  @Test
  void readinessNeverThrows() {
    FaultyConnections faulty = new FaultyConnections(real, Connections.Purpose.READ);
    stores = new SqlStores(SqliteParts.over(faulty, SETTINGS, StoreEvents.NONE), StoreEvents.NONE);
    assertThat(stores.answers()).isTrue();
    boolean wasFalse = false;
    for (int n = 1; n < 50; n++) {
      faulty.failAt(n, SQLiteErrorCode.SQLITE_IOERR, When.BEFORE);
      wasFalse |= !stores.answers();
      faulty.hasFailed();
      assertThat(stores.answers()).isTrue();
    }
    assertThat(wasFalse).isTrue();
  }

  @Test
  void aCheckpointThatFailsHarmsNobody() {
    FaultyConnections faulty = new FaultyConnections(real, Connections.Purpose.CHECKPOINT);
    for (int n = 1; n < 12; n++) {
      stores =
          new SqlStores(SqliteParts.over(faulty, SETTINGS, StoreEvents.NONE), StoreEvents.NONE);
      faulty.failAt(n, SQLiteErrorCode.SQLITE_IOERR, When.BEFORE);
      String email = n + "@example.com";
      upsert(stores, withEmails("c" + n, email), "tag");
      stores.close();
      faulty.hasFailed();
      assertThat(everything()).anyMatch(row -> row.contains(email));
    }
  }

  @Test
  void aFullDiskIsSaidAndServedWhenThereIsRoomAgain() {
    AtomicInteger maxPages = new AtomicInteger();
    maxPages.set(Integer.parseInt(fixture.onlooker().rows("PRAGMA page_count").get(0)) + 5);
    stores =
        new SqlStores(
            SqliteParts.over(
                purpose -> limited(real.open(purpose), maxPages.get()), SETTINGS, StoreEvents.NONE),
            StoreEvents.NONE);
    int written = 0;
    while (!isUnavailable(
        () -> upsert(stores, full("d" + ids.incrementAndGet(), "x".repeat(500) + ids), "tag"))) {
      written++;
      assertThat(written).isLessThan(1000);
    }
    List<String> before = everything();
    assertThat(isUnavailable(() -> upsert(stores, full("big", "y".repeat(20_000)), "big")))
        .isTrue();
    assertThat(everything()).isEqualTo(before);
    assertThat(stores.contacts().find(HERE, new ContactId("1"))).isPresent();

    maxPages.set(Integer.MAX_VALUE);
    assertThat(isUnavailable(() -> upsert(stores, full("big", "y".repeat(20_000)), "big")))
        .isFalse();
    assertThat(stores.contacts().find(HERE, new ContactId("big"))).isPresent();
  }

  private static Connection limited(Connection connection, int maxPages) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = " + maxPages);
    }
    return connection;
  }

  @Test
  void aLockHeldTooLongIsSaidAndServedWhenItIsReleased() throws SQLException {
    stores = new SqlStores(SqliteParts.over(real, SETTINGS, StoreEvents.NONE), StoreEvents.NONE);
    upsert(stores, withEmails("3", "three@example.com"), "tag");
    List<String> before = everything();
    try (Connection other = real.open(Connections.Purpose.WRITE)) {
      other.setAutoCommit(false);
      assertThat(isUnavailable(() -> upsert(stores, full("4", "four"), "tag"))).isTrue();
      assertThat(isUnavailable(() -> stores.tokens().revoke("t", Contacts.NOW))).isTrue();
      assertThat(stores.contacts().find(HERE, new ContactId("3"))).isPresent();
      assertThat(stores.answers()).isTrue();
    }
    assertThat(everything()).isEqualTo(before);
    upsert(stores, full("4", "four"), "tag");
  }

  @Test
  void aContactTooBigForTheDatabaseDoesNotHarmItsNeighbours() {
    stores =
        new SqlStores(
            SqliteParts.over(
                purpose -> {
                  Connection connection = real.open(purpose);
                  connection
                      .unwrap(SQLiteConnection.class)
                      .setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, 100_000);
                  return connection;
                },
                SETTINGS,
                StoreEvents.NONE),
            StoreEvents.NONE);
    BlockedWriter blocked = BlockedWriter.in(stores, HERE);
    QueuedCall<ContactId> before =
        QueuedCall.start(() -> upsert(stores, withEmails("5", "five@example.com"), "tag"));
    QueuedCall<ContactId> culprit =
        QueuedCall.start(() -> upsert(stores, full("6", "six".repeat(50_000)), "tag"));
    QueuedCall<ContactId> after =
        QueuedCall.start(() -> upsert(stores, withEmails("7", "seven@example.com"), "tag"));
    blocked.goOn();
    before.answer();
    after.answer();
    assertThatThrownBy(culprit::answer).isInstanceOf(IllegalStateException.class);
    assertThat(stores.contacts().find(HERE, new ContactId("5"))).isPresent();
    assertThat(stores.contacts().find(HERE, new ContactId("6"))).isEmpty();
    assertThat(stores.contacts().find(HERE, new ContactId("7"))).isPresent();
  }

  @Test
  void aRowThatCannotBeReadDoesNotHarmTheNeighboursOfWhoAsksForIt() throws SQLException {
    try (Connection other = real.open(Connections.Purpose.WRITE);
        Statement statement = other.createStatement()) {
      statement.executeUpdate("UPDATE contact SET tags = 'not JSON' WHERE id = '1'");
    }
    stores = new SqlStores(SqliteParts.over(real, SETTINGS, StoreEvents.NONE), StoreEvents.NONE);
    BlockedWriter blocked = BlockedWriter.in(stores, HERE);
    QueuedCall<ContactId> culprit = QueuedCall.start(() -> upsert(stores, full("1", "one"), "tag"));
    QueuedCall<ContactId> neighbour =
        QueuedCall.start(() -> upsert(stores, full("2", "two"), "tag"));
    blocked.goOn();
    neighbour.answer();
    assertThatThrownBy(culprit::answer).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFailureThatTheWorkHidesFailsTheBatchAllTheSame() {
    FaultyConnections faulty = new FaultyConnections(real, Connections.Purpose.WRITE_AHEAD);
    stores = new SqlStores(SqliteParts.over(faulty, SETTINGS, StoreEvents.NONE), StoreEvents.NONE);
    MatchKey key = new MatchKey(MatchingField.EMAIL, "primary@one");
    List<String> before = everything();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() ->
            WorkingSet.exclusively(
                stores,
                HERE,
                Set.of(new Lookup.ByKey(key), new Lookup.BusinessById("b")),
                working -> {
                  working.delete(working.oldestHolder(key).orElseThrow().id());
                  faulty.failAt(1, SQLiteErrorCode.SQLITE_IOERR, When.BEFORE);
                  try {
                    return working.hasBusiness("b");
                  } catch (StoreUnavailable hidden) {
                    working.insert(blank("hidden"));
                    return false;
                  }
                }));
    assertThat(everything()).isEqualTo(before);
  }
}
