package dev.cardfile.store.sql.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.ServerArchive;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.Copied;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.sql.FilledStore;
import dev.cardfile.store.sql.PostgresFixture;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.store.sql.SqliteFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code cardfile copy} in a process that is killed halfway, from SQLite to PostgreSQL and back.
 */
class KilledCopyTest {

  private static final int CONTACTS = 20_000;

  @TempDir private Path folder;

  @Test
  void whatWasCutOffIsFinishedByTheNextTry() throws Exception {
    try (SqliteFixture sqlite = new SqliteFixture();
        PostgresFixture postgres = new PostgresFixture();
        SqliteFixture back = new SqliteFixture()) {
      try (Stores stores = sqlite.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
        FilledStore.fill(stores);
        FilledStore.insert(
            stores,
            FilledStore.STRICT,
            IntStream.range(0, CONTACTS)
                .mapToObj("more%06d"::formatted)
                .map(id -> Contacts.withEmails(id, id + "@example.com"))
                .toList());
      }
      Copied there = killAndFinish(sqlite, "jdbc:sqlite:" + link(sqlite), postgres, postgres.url());
      Copied again = killAndFinish(postgres, postgres.url(), back, "jdbc:sqlite:" + link(back));
      assertThat(again.tables()).isEqualTo(there.tables());
    }
  }

  /** Returns a path to the file without characters that are not allowed in a URL. */
  private Path link(SqliteFixture fixture) throws Exception {
    Path link = folder.resolve("link" + System.nanoTime());
    return Files.createSymbolicLink(link, fixture.file().getParent()).resolve("cardfile.db");
  }

  private Copied killAndFinish(SqlFixture from, String fromUrl, SqlFixture to, String toUrl)
      throws Exception {
    Process copying =
        new ProcessBuilder(
                ServerArchive.command(
                    "dev.cardfile.Main", "copy", "--from", fromUrl, "--to", toUrl))
            .inheritIO()
            .start();
    while (copying.isAlive() && contacts(to) == 0) {
      Thread.sleep(5);
    }
    copying.destroyForcibly().waitFor();
    assertThat(contacts(to)).as("killed in the middle").isBetween(1, CONTACTS - 1);
    assertThatExceptionOfType(StoreNotUsable.class)
        .isThrownBy(() -> to.open(StoreSettings.DEFAULT, StoreEvents.NONE))
        .withMessageContaining("unfinished copy");
    Copied copied = from.database().copyTo(to.database(), false, CopyProgress.NONE);
    assertThat(copied.alreadyThere()).isPositive();
    to.check();
    try (Stores before = from.open(StoreSettings.DEFAULT, StoreEvents.NONE);
        Stores after = to.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      assertThat(FilledStore.answers(after)).isEqualTo(FilledStore.answers(before));
    }
    return copied;
  }

  private static int contacts(SqlFixture fixture) {
    if (fixture instanceof SqliteFixture sqlite && !Files.exists(sqlite.file())) {
      return 0;
    }
    Onlooker onlooker = fixture.onlooker();
    String tables =
        fixture instanceof SqliteFixture
            ? "SELECT name FROM sqlite_schema WHERE name = 'contact'"
            : "SELECT relname FROM pg_class WHERE relname = 'contact'";
    List<String> contacts =
        onlooker.rows(tables).isEmpty()
            ? List.of("0")
            : onlooker.rows("SELECT count(*) FROM contact");
    return Integer.parseInt(contacts.getFirst());
  }
}
