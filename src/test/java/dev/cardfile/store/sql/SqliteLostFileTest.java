package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.blank;
import static dev.cardfile.store.sql.ProxiedStore.await;
import static dev.cardfile.store.sql.ProxiedStore.isUnavailable;
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
import dev.cardfile.store.sql.jdbc.NotServing;
import dev.cardfile.store.sql.sqlite.SqliteConnections;
import dev.cardfile.store.sql.sqlite.StoreFiles;
import dev.cardfile.store.sql.sqlite.WatchedConnections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * A file of a running store that is deleted, moved or replaced: except in the second before the
 * loss is noticed, nothing is acknowledged that is not in the file the next start opens.
 */
class SqliteLostFileTest {

  private static final LocationId HERE = new LocationId("here");
  private static final StoreSettings SETTINGS =
      StoreSettings.DEFAULT
          .withUnindexed(Integer.MAX_VALUE)
          .withProbing(StoreSettings.Probing.NEVER); // so that each test decides who looks

  private final Logger log = (Logger) LoggerFactory.getLogger("dev.cardfile.store");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final SqliteFixture fixture = new SqliteFixture();
  private final List<String> acknowledged = new ArrayList<>();
  private Stores stores;

  @BeforeEach
  void open() {
    stores = fixture.open(SETTINGS, StoreEvents.NONE);
    stores.locations().create(Contacts.location(HERE));
    insert("before");
    // Fills the readers' pool. An empty pool would report its own failure, and repeat it for a
    // while.
    assertThat(stores.contacts().find(HERE, new ContactId("before"))).isPresent();
    log.setLevel(Level.INFO);
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void close() {
    log.detachAppender(logged);
    log.setLevel(null);
    stores.close();
    fixture.close();
  }

  private Path file(String suffix) {
    return Path.of(fixture.file() + suffix);
  }

  private void insert(String id) {
    Contacts.insert(stores, HERE, blank(id));
    acknowledged.add(id);
  }

  private void assertLost(Outage outage, Path file) {
    assertThat(stores.outage()).contains(outage);
    for (int tries = 0; tries < 3; tries++) {
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> insert("during"))
          .extracting(StoreUnavailable::outage)
          .isEqualTo(outage);
    }
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> stores.locations().create(Contacts.location(new LocationId("there"))));
    assertThatExceptionOfType(StoreUnavailable.class)
        .as("what may be lost is not shown")
        .isThrownBy(() -> stores.contacts().find(HERE, new ContactId("before")));
    assertThat(lines())
        .filteredOn(event -> event.getFormattedMessage().contains(file.toString()))
        .as("one line that says it, with the path")
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getLevel()).isEqualTo(Level.ERROR);
          assertThat(event.getThrowableProxy()).isNull();
          assertThat(event.getKeyValuePairs())
              .anyMatch(pair -> pair.key.equals("cause") && pair.value.equals(outage.text()));
        });
  }

  private List<ILoggingEvent> lines() {
    return List.copyOf(logged.list);
  }

  /**
   * Reopens the store, as the next start of the program does, and looks for everything
   * acknowledged.
   */
  private void assertAllThereAfterAStart() {
    stores.close();
    stores = fixture.open(SETTINGS, StoreEvents.NONE);
    for (String id : acknowledged) {
      assertThat(stores.contacts().find(HERE, new ContactId(id))).as(id).isPresent();
    }
    assertThat(stores.contacts().find(HERE, new ContactId("during"))).isEmpty();
    fixture.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-wal"})
  void aFileThatIsMovedAwayAndBackIsServedAgain(String suffix) throws IOException {
    Path away = file(".away");
    Files.move(file(suffix), away);
    assertLost(Outage.FILE_MISSING, file(suffix));
    Files.move(away, file(suffix));
    assertThat(stores.outage()).isEmpty();
    insert("after");
    assertThat(lines()).anyMatch(event -> event.getFormattedMessage().contains("is back"));
    assertAllThereAfterAStart();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-wal"})
  void aFileThatIsDeletedIsMissed(String suffix) throws IOException {
    Files.delete(file(suffix));
    assertLost(Outage.FILE_MISSING, file(suffix));
  }

  /** Like restoring a backup without stopping the server. */
  @ParameterizedTest
  @ValueSource(strings = {"", "-wal"})
  void whereAnotherFileWasTheStoreHasToBeStartedAnew(String suffix) throws IOException {
    Path away = file(".away");
    Files.move(file(suffix), away);
    Files.copy(away, file(suffix));
    assertLost(Outage.FILE_REPLACED, file(suffix));
    Files.move(away, file(suffix), StandardCopyOption.REPLACE_EXISTING);
    assertThat(stores.outage()).contains(Outage.FILE_REPLACED);
    assertThat(isUnavailable(() -> stores.contacts().find(HERE, new ContactId("x")))).isTrue();
    assertAllThereAfterAStart();
  }

  /** Like a restored backup that has a log of its own. */
  @Test
  void theLogOfAnotherIsNotDeleted() throws IOException {
    Files.delete(file("-wal"));
    Files.writeString(file("-wal"), "another's");
    assertLost(Outage.FILE_REPLACED, file("-wal"));
    stores.close();
    assertThat(file("-wal")).hasContent("another's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-wal"})
  void whoeverWritesNoticesThoughNobodyAsksWhetherItIsReady(String suffix) throws IOException {
    Files.delete(file(suffix));
    int[] written = {0};
    await(
        "a write is refused",
        () ->
            isUnavailable(() -> {
              insert("id" + written[0]++);
              return true;
            }));
    assertLost(Outage.FILE_MISSING, file(suffix));
  }

  @Test
  void itIsNoticedThoughNobodyWritesOrAsks() throws IOException {
    stores.close();
    stores =
        fixture.open(
            SETTINGS.withProbing(
                new StoreSettings.Probing(Duration.ofMillis(20), Duration.ofDays(1))),
            StoreEvents.NONE);
    insert("again");
    Files.delete(fixture.file());
    await(
        "the log says it",
        () ->
            lines().stream()
                .anyMatch(event -> event.getFormattedMessage().contains(" is missing: ")));
  }

  /** The loss is noticed even though no connection is opened, which would check the files too. */
  @Test
  void whatWasSeenIsNotGoodForever() throws IOException, NotServing {
    StoreFiles files = StoreFiles.of(fixture.file());
    files.requireInPlace();
    Path away = file(".away");
    Files.move(fixture.file(), away);
    await("it is missed", () -> !isInPlace(files));
    Files.move(away, fixture.file());
    assertThat(isInPlace(files)).isTrue();
  }

  private static boolean isInPlace(StoreFiles files) {
    try {
      files.requireInPlace();
      return true;
    } catch (NotServing lost) {
      return false;
    }
  }

  /** Closing deletes the log, and that must not be reported as a loss. */
  @Test
  void aStoreThatIsClosedMissesNothing() {
    stores.close();
    assertThat(stores.outage()).contains(Outage.CLOSED);
    assertThat(lines()).isEmpty();
  }

  /** Otherwise some connections would use one file and some another. */
  @Test
  void aConnectionToAnotherFileIsNotUsed() throws IOException {
    StoreFiles files = StoreFiles.of(fixture.file());
    Connections connections =
        new WatchedConnections(
            new SqliteConnections(fixture.file(), SETTINGS.busyTimeout()), files);
    Path away = file(".away");
    Files.move(fixture.file(), away);
    Files.copy(away, fixture.file());
    for (Connections.Purpose purpose : Connections.Purpose.values()) {
      assertThatExceptionOfType(NotServing.class).isThrownBy(() -> connections.open(purpose));
    }
    Files.move(away, fixture.file(), StandardCopyOption.REPLACE_EXISTING);
  }
}
