package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.ServerArchive;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.schema.Migration;
import dev.cardfile.store.sql.sqlite.SqliteMigrations;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the migrations, and what applies only to SQLite files. */
class MigrationsTest {

  private static final String HISTORY = "SELECT version, name FROM schema_history ORDER BY version";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("data").resolve("cardfile.db");
  }

  /** A released migration never changes: a change of the schema is a new file. */
  @Test
  void releasedMigrationsNeverChange() {
    assertThat(Migration.ALL)
        .extracting(migration ->
            "%04d-%s %s".formatted(migration.number(), migration.name(), migration.checksum()))
        .containsExactly(
            "0001-contacts a9fab211051f768a2bb73ee549eda4889a502ad16669923f4b5106a47a80245b",
            "0002-activities-businesses"
                + " 4089b5fa5202bd9d0988941c812bed6ee8cd7f91b577c4d82469fbaccd1062da",
            "0003-more-of-a-contact"
                + " 53b1c0981086ed0c7e54c0acb2b0ddffaafdabbf88c84cc955c9c5c4cc08dbda",
            "0004-locations acf2749de13f39a1f3918dd1ce212a24afa2b35623db5ec04bc20185ac7fa3bd",
            "0005-apps 58ed34f5eca166ee55e57a2ce75a6fb6421a4f3e378a8ed254e9459bb142407d",
            "0006-contacts-of-businesses"
                + " ce0f606fbd56691bdd7288059c4916df842f0b8d1bfb1411b7f41aa165b91f53",
            "0007-search-index 4a60b6fa3a46311f42642b7d805ac522af276877bdb91770b2bf4f66c990131d",
            "0008-folded-terms 4d6591b98e4e80dc0454840b5d3e6bc1d80c0e977c31c0fc644484ed5292d0ad",
            "0009-location-profile"
                + " 747f35b64a14774aca225c7ee0fa3c6a70bf6e5779e9d1723c08675ba9d9ea1f",
            "0010-history d4a05b4b28c815d003166f0768d3cb1e02f73e759bef0ad162cd40123e456354",
            "0011-tasks-of-location"
                + " 4f64457ceb34ac7be23279bd4d02f3da8e9867ee5a8641a098f94d87c04f0d11",
            "0012-retries ecf7f9a4935754b41ab24b23072817820e4e464e32310817b468757a08fb2e87",
            "0013-aliases 64f1f8dad8dc81c859df5d2fcd946ae59dbae04477f6290bd14b871690c9fc68",
            "0014-changes-in-chains"
                + " 19305a0a7b40aada0b28db6f2d76178a366210c902eb67c206d00f2038de6d4a",
            "0015-imports 6b530bae8b01417a3066585ea2b2031ba83c4b15243091d1ab52c97eea3a5d88",
            "0016-operators 3e9526e86539ffc8bbcc71a76629d3432b1b422d1791921e69780bcaf3bc5098",
            "0017-undone-imports"
                + " f48ae98bccc3d957d7a388509815513c51ca40d65edebd2154a015a02aea8b24",
            "0018-aliases-by-id"
                + " 212c328b056f9b66de31941cb5b57a54657ba098eaa47e35e18cd5d6d25bf1f8",
            "0019-aliases-of-imports"
                + " a2e5db86fd273cb7bc6bb3afaf9cbacfe42b3c71a01e6771fd72c3d03a88b9fa");
  }

  @Test
  void everyFileIsAMigrationAndTheirNumbersHaveNoGap() throws IOException, URISyntaxException {
    URI resources = Migration.class.getResource("migrations").toURI();
    try (Stream<Path> files = Files.list(Path.of(resources))) {
      // The subfolder has scripts that operators run by hand.
      assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrderElementsOf(
              Migration.ALL.stream()
                  .map(migration -> "%04d-%s.sql".formatted(migration.number(), migration.name()))
                  .toList());
    }
    assertThat(Migration.ALL)
        .extracting(Migration::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, Migration.ALL.size()).boxed().toList());
  }

  @Test
  void aNewStoreHasAWriteAheadLog() {
    new SqliteMigrations(file, Migration.ALL).migrate();
    assertThat(Onlooker.of(file).rows("PRAGMA journal_mode")).containsExactly("wal");
  }

  @Test
  void nobodyElseMayReadTheStoreWhateverItsFolder() throws IOException {
    Files.createDirectories(file.getParent());
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stores stores = Database.sqlite(file).open(StoreSettings.DEFAULT, StoreEvents.NONE);
        Stream<Path> files = Files.list(file.getParent())) {
      assertThat(stores.locations().list()).isEmpty();
      assertThat(files.toList())
          .contains(file, file.resolveSibling("cardfile.db-wal"))
          .allSatisfy(each ->
              assertThat(Files.getPosixFilePermissions(each))
                  .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
  }

  @Test
  void aPlanCreatesNothing() throws IOException {
    MigrationPlan plan = new SqliteMigrations(file, Migration.ALL).plan();
    assertThat(plan.current()).isZero();
    assertThat(plan.pending())
        .hasSize(Migration.ALL.size())
        .startsWith(new MigrationPlan.Step(1, "contacts"));
    assertThat(file.getParent()).doesNotExist();

    new SqliteMigrations(file, Migration.ALL).migrate();
    byte[] before = Files.readAllBytes(file);
    assertThat(new SqliteMigrations(file, Migration.ALL).plan())
        .isEqualTo(new MigrationPlan(Migration.ALL.size(), List.of()));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsNotAStoreIsRefusedAndLeftAlone() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "This is a letter, not a database. ".repeat(100));
    assertNotUsable("is not a database");
    assertThat(Files.readString(file)).startsWith("This is a letter");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(folder.resolve("data"), "a file where the folder should be");
    assertNotUsable("cannot create %s: %s is a file".formatted(file, folder.resolve("data")));
    Files.delete(folder.resolve("data"));
    Files.createDirectories(file);
    assertNotUsable("cannot create %1$s: %1$s is a folder".formatted(file));
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamed() throws IOException {
    Assumptions.assumeFalse(System.getProperty("user.name").equals("root"), "root may write");
    Files.createDirectories(file.getParent());
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
    assertNotUsable("cannot create " + file + ": permission denied");
  }

  private void assertNotUsable(String message) {
    assertThatExceptionOfType(StoreNotUsable.class)
        .isThrownBy(() -> Database.sqlite(file).open(StoreSettings.DEFAULT, StoreEvents.NONE))
        .withMessageContaining(message)
        .withMessageNotContaining("\n");
  }

  @Test
  void processesThatStartAtOnceMigrateOnce() throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          new ProcessBuilder(ServerArchive.command(MigrateOnce.class.getName(), file.toString()))
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(Onlooker.of(file).rows(HISTORY)).hasSize(Migration.ALL.size());
  }
}
