package dev.cardfile.store.sql.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.ServerArchive;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.FilledStore;
import dev.cardfile.store.sql.PostgresFixture;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.store.sql.SqliteFixture;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.table.LocationDeletionTable;
import dev.cardfile.store.sql.table.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cardfile location delete} in a process that is killed halfway. */
class KilledDeletionTest {

  private static final int CONTACTS = 20_000;
  private static final Instant NOW = Contacts.NOW;

  @TempDir private Path folder;

  @Test
  void onSqliteTheNextOneFinishesIt() throws Exception {
    try (SqliteFixture sqlite = new SqliteFixture()) {
      // A path without characters that are not allowed in a URL.
      Path link = Files.createSymbolicLink(folder.resolve("link"), sqlite.file().getParent());
      killAndFinish(sqlite, "jdbc:sqlite:" + link.resolve("cardfile.db"));
    }
  }

  @Test
  void onPostgresTheNextOneFinishesIt() throws Exception {
    try (PostgresFixture postgres = new PostgresFixture()) {
      killAndFinish(postgres, postgres.url());
    }
  }

  private static void killAndFinish(SqlFixture fixture, String url) throws Exception {
    try (Stores stores = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      FilledStore.fill(stores);
      FilledStore.insert(
          stores,
          FilledStore.STRICT,
          IntStream.range(0, CONTACTS)
              .mapToObj("more%06d"::formatted)
              .map(id -> Contacts.withEmails(id, id + "@example.com"))
              .toList());
    }
    int before = fixture.contactIds(FilledStore.STRICT).size();
    Process deleting =
        new ProcessBuilder(
                ServerArchive.command(
                    "dev.cardfile.Main",
                    "location",
                    "delete",
                    FilledStore.STRICT.value(),
                    "--yes",
                    "--database",
                    url))
            .inheritIO()
            .start();
    // Asked in a hurry: deleting the contacts takes a fraction of a second.
    String left = "SELECT count(*) FROM contact WHERE location_id = '" + FilledStore.STRICT + "'";
    List<String> all = fixture.rows(left);
    while (deleting.isAlive() && fixture.rows(left).equals(all)) {
      Thread.sleep(1);
    }
    deleting.destroyForcibly().waitFor();
    assertThat(fixture.contactIds(FilledStore.STRICT))
        .as("killed in the middle")
        .hasSizeBetween(1, before - 1);

    try (Stores stores = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      assertThat(stores.locations().find(FilledStore.STRICT)).isEmpty();
      assertThat(stores.deletions().pending()).contains(FilledStore.STRICT);
      assertThat(stores.deletions().begin(FilledStore.STRICT, NOW)).isTrue();
      while (stores.deletions().proceed(FilledStore.STRICT, NOW) > 0) {}
      assertThat(stores.deletions().pending()).doesNotContain(FilledStore.STRICT);
    }
    for (Table<?> table : Tables.OF_LOCATIONS) {
      if (!table.equals(LocationDeletionTable.TABLE)) {
        assertThat(
                fixture.rows(
                    "SELECT location_id FROM %s WHERE location_id = '%s'"
                        .formatted(table.name(), FilledStore.STRICT)))
            .as(table.name())
            .isEmpty();
      }
    }
    fixture.check();
  }
}
