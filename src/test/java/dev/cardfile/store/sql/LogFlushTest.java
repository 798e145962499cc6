package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.withEmails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Outage;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.sqlite.LogFile;
import dev.cardfile.store.sql.sqlite.LogFlush;
import dev.cardfile.store.sql.sqlite.SqliteConnections;
import dev.cardfile.store.sql.sqlite.SqliteParts;
import dev.cardfile.store.sql.sqlite.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A result is returned only once it is on disk, and no caller waits for longer than that. */
class LogFlushTest {

  private static final LocationId HERE = new LocationId("here");
  private static final long PATIENCE_SECONDS = 30;
  private static final int MANY = 1000;

  private final SqliteFixture fixture = new SqliteFixture();
  private Connections connections;
  private HeldLog log;
  private Stores stores;

  /** The real log, whose flushes can be made to wait or fail. */
  private static final class HeldLog implements LogFlush.Log {

    private final LogFile real;
    private final Semaphore allowed = new Semaphore(MANY);
    private final Semaphore begun = new Semaphore(0);
    private final AtomicInteger flushes = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private volatile boolean fails;
    private volatile boolean failsOnce;
    private volatile boolean everTwoAtOnce;

    HeldLog(LogFile real) {
      this.real = real;
    }

    @Override
    public void open() throws SQLException {
      real.open();
    }

    @Override
    public void flush() throws IOException {
      flushes.incrementAndGet();
      everTwoAtOnce |= atOnce.incrementAndGet() > 1;
      boolean fail = fails || failsOnce;
      failsOnce = false;
      try {
        begun.release();
        acquire(allowed);
        if (fail) {
          throw new IOException("injected");
        }
        real.flush();
      } finally {
        atOnce.decrementAndGet();
      }
    }

    @Override
    public void close() {
      real.close();
    }

    void hold() {
      allowed.drainPermits();
      begun.drainPermits();
    }

    void awaitFlush() {
      acquire(begun);
    }

    void release() {
      allowed.release(MANY);
    }

    private static void acquire(Semaphore semaphore) {
      try {
        assertThat(semaphore.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @BeforeEach
  void open() {
    Database.sqlite(fixture.file()).migrate();
    connections = new SqliteConnections(fixture.file(), StoreSettings.DEFAULT.busyTimeout());
    log = new HeldLog(new LogFile(connections, StoreFiles.unwatched()));
    stores =
        new SqlStores(
            SqliteParts.over(
                connections, log, StoreFiles.unwatched(), StoreSettings.DEFAULT, StoreEvents.NONE),
            StoreEvents.NONE);
    Location location =
        new Location(
            HERE,
            "Here",
            null,
            null,
            null,
            DuplicatePreference.DEFAULT,
            CustomFieldDefinitions.NONE,
            0);
    stores.locations().create(location);
  }

  @AfterEach
  void check() {
    try (SqliteFixture closing = fixture) {
      log.release();
      stores.close();
      assertThat(log.everTwoAtOnce).as("two flushes at once").isFalse();
      closing.check();
    }
  }

  @Test
  void noAnswerLeavesBeforeItIsOnDisk() {
    log.hold();
    QueuedCall<ContactId> call = QueuedCall.start(() -> insert("1"));
    log.awaitFlush();
    assertThat(committed()).containsExactly("1");
    assertThat(call.thread().getState()).isEqualTo(Thread.State.WAITING);
    log.release();
    assertThat(call.answer()).isEqualTo(new ContactId("1"));
  }

  @Test
  void theNextBatchIsWrittenWhileTheDiskHasTheLast() {
    log.hold();
    QueuedCall<ContactId> first = QueuedCall.start(() -> insert("1"));
    log.awaitFlush();
    QueuedCall<ContactId> second = QueuedCall.start(() -> insert("2"));
    awaitCommitted("2");
    assertThat(first.thread().getState()).isEqualTo(Thread.State.WAITING);
    log.release();
    first.answer();
    second.answer();
  }

  @Test
  void oneFlushServesAllThatWasCommittedBefore() {
    insert("0");
    log.hold();
    int before = log.flushes.get();
    QueuedCall<ContactId> first = QueuedCall.start(() -> insert("1"));
    log.awaitFlush();
    List<QueuedCall<ContactId>> others = insertOneByOne(2, 4);
    log.release();
    first.answer();
    others.forEach(QueuedCall::answer);
    assertThat(log.flushes.get() - before).isEqualTo(2);
  }

  @Test
  void theWriterWaitsWhereTheDiskIsFarBehind() {
    log.hold();
    QueuedCall<ContactId> first = QueuedCall.start(() -> insert("1"));
    log.awaitFlush();
    List<QueuedCall<ContactId>> others = insertOneByOne(2, 6);
    awaitWriterAtTheFlush();
    QueuedCall<ContactId> late = QueuedCall.start(() -> insert("late"));
    assertThat(committed()).doesNotContain("late");
    log.release();
    first.answer();
    others.forEach(QueuedCall::answer);
    late.answer();
    assertThat(committed()).hasSize(7);
  }

  /** A server that stops interrupts the threads of its last requests. */
  @Test
  void aCallerThatIsInterruptedDoesNotStopTheStore() {
    log.hold();
    List<QueuedCall<ContactId>> calls = new ArrayList<>(insertOneByOne(1, 1));
    log.awaitFlush();
    calls.addAll(insertOneByOne(2, 5));
    QueuedCall<Boolean> interrupted =
        QueuedCall.start(() -> {
          Thread.currentThread().interrupt();
          return stores.tokens().revoke("nobody", Contacts.NOW);
        });
    log.release();
    calls.forEach(QueuedCall::answer);
    assertThat(interrupted.answer()).isFalse();
    assertThat(stores.outage()).isEmpty();
    insert("6");
  }

  @Test
  void whatIsReadIsOnDisk() {
    log.hold();
    QueuedCall<ContactId> write = QueuedCall.start(() -> insert("1"));
    log.awaitFlush();
    QueuedCall<Optional<Contact>> read =
        QueuedCall.start(() -> stores.contacts().find(HERE, new ContactId("1")));
    assertThat(read.thread().getState()).isEqualTo(Thread.State.WAITING);
    log.release();
    assertThat(read.answer()).isPresent();
    write.answer();
  }

  @Test
  void aChangeOfALocationIsOnDiskToo() {
    log.hold();
    QueuedCall<Boolean> change =
        QueuedCall.start(() -> stores.tokens().revoke("nobody", Contacts.NOW));
    log.awaitFlush();
    assertThat(change.thread().getState()).isEqualTo(Thread.State.WAITING);
    log.release();
    change.answer();
  }

  @Test
  void afterAFlushThatFailedNothingIsPromisedAnyMore() {
    insert("1");
    log.fails = true;
    assertAway("2");
    log.fails = false;
    assertAway("3");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> stores.contacts().find(HERE, new ContactId("1")));
    assertThat(stores.answers()).isFalse();

    stores.close();
    stores = Database.sqlite(fixture.file()).open(StoreSettings.DEFAULT, StoreEvents.NONE);
    assertThat(stores.contacts().find(HERE, new ContactId("1"))).isPresent();
    assertThat(stores.contacts().find(HERE, new ContactId("3"))).isEmpty();
    insert("4");
  }

  @Test
  void nobodyIsLeftWaitingWhenAFlushFails() {
    log.hold();
    log.fails = true;
    QueuedCall<ContactId> first = QueuedCall.start(() -> insert("1"));
    log.awaitFlush();
    QueuedCall<ContactId> second = QueuedCall.start(() -> insert("2"));
    awaitCommitted("2");
    QueuedCall<Optional<Contact>> read =
        QueuedCall.start(() -> stores.contacts().find(HERE, new ContactId("1")));
    log.release();
    for (QueuedCall<?> call : List.of(first, second, read)) {
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(call::answer);
    }
  }

  /**
   * If several threads flush at once and the flush fails, the operating system may report the
   * failure to only one of them.
   */
  @Test
  void nothingIsAcknowledgedBesideAFlushThatFails() {
    insert("0");
    log.hold();
    log.failsOnce = true;
    List<QueuedCall<ContactId>> calls = new ArrayList<>(insertOneByOne(1, 1));
    log.awaitFlush();
    calls.addAll(insertOneByOne(2, 6));
    awaitWriterAtTheFlush();
    log.release();
    for (QueuedCall<?> call : calls) {
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(call::answer)
          .extracting(StoreUnavailable::outage)
          .isEqualTo(Outage.IO_ERROR);
    }
    assertThat(stores.outage()).contains(Outage.IO_ERROR);
  }

  /** If the log were deleted and created again, the old file would be flushed instead of it. */
  @Test
  void theLogStaysTheSameFileWhoeverCloses() throws SQLException, IOException {
    Path wal = Path.of(fixture.file() + "-wal");
    LogFile file = new LogFile(connections, StoreFiles.unwatched());
    stores.close();
    assertThat(wal).doesNotExist();
    file.open();
    Object key = Files.readAttributes(wal, "fileKey").get("fileKey");
    try (Stores others =
            Database.sqlite(fixture.file()).open(StoreSettings.DEFAULT, StoreEvents.NONE);
        Connection another = connections.open(Connections.Purpose.WRITE)) {
      assertThat(others.locations().find(HERE)).isPresent();
      another.setAutoCommit(false);
    }
    assertThat(Files.readAttributes(wal, "fileKey")).containsEntry("fileKey", key);
    file.flush();
    file.close();
  }

  private void assertAway(String id) {
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> insert(id));
  }

  /**
   * Inserts contacts one by one. Each is committed before the next is begun, so each is a batch of
   * its own.
   */
  private List<QueuedCall<ContactId>> insertOneByOne(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(number -> {
          QueuedCall<ContactId> call = QueuedCall.start(() -> insert(String.valueOf(number)));
          awaitCommitted(String.valueOf(number));
          return call;
        })
        .toList();
  }

  private ContactId insert(String id) {
    return WorkingSet.exclusively(
        stores,
        HERE,
        Set.of(),
        working -> {
          working.insert(withEmails(id, id + "@example.com"));
          return new ContactId(id);
        });
  }

  /** The ids of all committed contacts. */
  private List<String> committed() {
    return fixture.onlooker().rows("SELECT id FROM contact");
  }

  /** Waits until the writer has stopped because too many commits wait for the disk. */
  private static void awaitWriterAtTheFlush() {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isWriterAtTheFlush()) {
      assertThat(System.nanoTime()).as("the writer goes on").isLessThan(giveUp);
      LockSupport.parkNanos(QueuedCall.A_MOMENT);
    }
  }

  private static boolean isWriterAtTheFlush() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().equals("cardfile-writer"))
        .filter(entry -> entry.getKey().getState() != Thread.State.RUNNABLE)
        .flatMap(entry -> Stream.of(entry.getValue()))
        .anyMatch(frame -> frame.getMethodName().equals("ended"));
  }

  private void awaitCommitted(String id) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!committed().contains(id)) {
      assertThat(System.nanoTime()).as("a commit is missing").isLessThan(giveUp);
      LockSupport.parkNanos(QueuedCall.A_MOMENT);
    }
  }
}
