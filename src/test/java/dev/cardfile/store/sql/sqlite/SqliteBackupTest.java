package dev.cardfile.store.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.store.Contacts;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.SavedBackup;
import dev.cardfile.store.sql.Database;
import dev.cardfile.store.sql.FilledStore;
import dev.cardfile.store.sql.schema.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBackupTest {

  private static final int FAR_TOO_MANY_STEPS = 200;

  @TempDir private Path folder;
  private Path store;
  private Path saved;
  private Database database;

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectory(folder.resolve("saved? #1"));
    store = folder.resolve("data").resolve("cardfile.db");
    saved = folder.resolve("saved? #1").resolve("backup.db");
    database = Database.sqlite(store);
    try (Stores stores = open(store)) {
      FilledStore.fill(stores);
    }
  }

  private static Stores open(Path file) {
    return Database.sqlite(file).open(StoreSettings.DEFAULT, StoreEvents.NONE);
  }

  private SavedBackup save() {
    return database.backup(saved, false, CopyProgress.NONE);
  }

  private static void assertRefused(ThrowingCallable refused, String message) {
    assertThatExceptionOfType(StoreNotUsable.class)
        .isThrownBy(refused)
        .withMessageContaining(message)
        .withMessageNotContaining("\n");
  }

  private List<Path> folderOfBackup() throws IOException {
    try (Stream<Path> files = Files.list(saved.getParent())) {
      return files.toList();
    }
  }

  @Test
  void aBackupIsAWholeStoreForItsOwnersEyesOnly() throws IOException {
    SavedBackup backup = save();
    assertThat(backup).isEqualTo(new SavedBackup(saved, Files.size(saved), Migration.ALL.size()));
    assertThat(folderOfBackup()).containsExactly(saved);
    assertThat(Files.getPosixFilePermissions(saved))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    StoreInvariants.check(Onlooker.of(saved));
    try (Stores before = open(store);
        Stores after = open(saved)) {
      assertThat(FilledStore.answers(after)).isEqualTo(FilledStore.answers(before));
    }
  }

  /**
   * If a write by another connection restarted the backup, it would not end before the writes do.
   */
  @Test
  void itEndsWhileOthersWriteAndHasAllThatWasAcknowledgedBefore() throws InterruptedException {
    ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    AtomicBoolean done = new AtomicBoolean();
    List<String> before;
    List<Integer> writesAtStep = new ArrayList<>();
    try (Stores stores = open(store)) {
      // More pages than two steps save.
      FilledStore.insert(
          stores,
          FilledStore.LAX,
          IntStream.range(0, 150)
              .mapToObj(i -> Contacts.full("large" + i, "x".repeat(5000)))
              .toList());
      Thread load = Thread.ofVirtual().start(() -> write(stores, acknowledged, done));
      while (acknowledged.size() < 20) {
        Thread.sleep(1);
      }
      before = List.copyOf(acknowledged);
      database.backup(
          saved,
          false,
          (what, bytes, total, unit) -> {
            if (what.equals("saving")) {
              writesAtStep.add(acknowledged.size());
            }
            if (writesAtStep.size() > FAR_TOO_MANY_STEPS) {
              done.set(true);
            } else {
              waitForMore(acknowledged);
            }
          });
      done.set(true);
      load.join();
    }
    assertThat(writesAtStep)
        .as("steps with a write between them")
        .hasSizeBetween(3, FAR_TOO_MANY_STEPS);
    Onlooker backup = Onlooker.of(saved);
    StoreInvariants.check(backup);
    assertThat(backup.rows("SELECT id FROM contact WHERE id LIKE 'new%'")).containsAll(before);
  }

  private static void write(
      Stores stores, ConcurrentLinkedQueue<String> acknowledged, AtomicBoolean done) {
    for (int i = 0; !done.get(); i++) {
      String id = "new%06d".formatted(i);
      FilledStore.insert(
          stores, FilledStore.STRICT, List.of(Contacts.withEmails(id, id + "@example.com")));
      acknowledged.add(id);
    }
  }

  private static void waitForMore(ConcurrentLinkedQueue<String> acknowledged) {
    int size = acknowledged.size();
    while (acknowledged.size() == size) {
      LockSupport.parkNanos(QueuedCall.A_MOMENT);
    }
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyWhenThatIsWanted() throws IOException {
    Files.writeString(saved, "a letter");
    assertRefused(this::save, "already exists; --force replaces it");
    assertThat(Files.readString(saved)).isEqualTo("a letter");
    database.backup(saved, true, CopyProgress.NONE);
    StoreInvariants.check(Onlooker.of(saved));
    assertThat(folderOfBackup()).containsExactly(saved);
  }

  @Test
  void whatCameMeanwhileIsNotReplaced() throws IOException {
    assertRefused(
        () ->
            database.backup(
                saved,
                false,
                (what, done, total, unit) -> {
                  try {
                    Files.writeString(saved, "a letter");
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                }),
        "already exists");
    assertThat(Files.readString(saved)).isEqualTo("a letter");
    assertThat(folderOfBackup()).containsExactly(saved);
  }

  @Test
  void placesThatWillNotDoAreNamed() throws IOException {
    assertRefused(() -> database.backup(store, true, CopyProgress.NONE), "is the store itself");
    try (Stores open = open(store)) {
      assertThat(open.answers()).isTrue();
      Path log = store.resolveSibling("cardfile.db-wal");
      assertRefused(() -> database.backup(log, true, CopyProgress.NONE), "is the store itself");
    }
    Path link = Files.createSymbolicLink(folder.resolve("link"), store);
    assertRefused(() -> database.backup(link, true, CopyProgress.NONE), "is the store itself");
    assertRefused(
        () -> database.backup(folder.resolve("no/backup"), false, CopyProgress.NONE),
        "there is no folder " + folder.resolve("no"));
    assertRefused(() -> database.backup(folder, true, CopyProgress.NONE), "is a folder");
    Path tooLong = folder.resolve("b".repeat(250));
    assertRefused(
        () -> database.backup(tooLong, false, CopyProgress.NONE), "cannot write " + tooLong + ": ");
    Files.writeString(saved, "");
    Files.writeString(saved.resolveSibling("backup.db-wal"), "");
    assertRefused(() -> database.backup(saved, true, CopyProgress.NONE), "backup.db-wal exists");
    Database none = Database.sqlite(folder.resolve("none.db"));
    assertRefused(() -> none.backup(saved, true, CopyProgress.NONE), "there is no store at");
    assertThat(folder.resolve("none.db")).doesNotExist();
  }

  @Test
  void aDamagedStoreIsNotTakenForABackup() throws IOException {
    byte[] bytes = Files.readAllBytes(store);
    // A page in the middle, where contacts are.
    int page = bytes.length / 8192 * 4096;
    Arrays.fill(bytes, page, page + 4096, (byte) 7);
    Files.write(store, bytes);
    assertRefused(this::save, "damaged");
    assertThat(folderOfBackup()).isEmpty();
  }
}
