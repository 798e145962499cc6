package dev.cardfile.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.sql.ProxiedStore;
import dev.cardfile.store.sql.StoreKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How many rows of imports wait for the store at once. */
@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(60)
class RowsInFlightTest {

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private HeldRows rows;
  private FileImports files;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    rows = new HeldRows(stores.transactions());
    files =
        new FileImports(
            rows.in(stores), () -> Contacts.NOW, new IdSequence(() -> Contacts.NOW, new Random()));
  }

  @AfterEach
  void close() {
    rows.letGo();
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  /** An import of a file into a location of its own, on a thread of its own. */
  private final class Running {

    private final LocationId location;
    private final String id;
    private final Thread thread;

    Running(String location, String file) throws IOException {
      this.location = new LocationId(location);
      stores.locations().create(Contacts.location(this.location));
      FileImports.Taking taking =
          files.take(
              this.location,
              Actor.COMMAND_LINE,
              "file",
              TestImports.PLAIN,
              new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
      this.id = ((FileImports.Taking.Taken) taking).kept().id();
      this.thread = Thread.ofPlatform().daemon().start(this::run);
    }

    private void run() {
      try {
        var _ = new ImportRun(files, location, location.value()).run(id, progress -> {});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void awaitRows() {
      ProxiedStore.await("rows are in flight", () -> HeldRows.isAwaited(thread));
    }

    Import end() throws InterruptedException {
      thread.join();
      return stores.imports().find(location, id).orElseThrow();
    }
  }

  /** Headings that are repeated are rows that are skipped, which are the cheapest ones. */
  @Test
  void manyImportsTogetherSubmitNoMoreThanTheQueueHasRoomFor() throws Exception {
    int each = Transactions.MOST_SUBMITTED / 2 + 100;
    List<Running> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(new Running("location" + i, "Email,City\n".repeat(1 + each)));
    }
    all.forEach(Running::awaitRows);
    assertThat(rows.count()).isEqualTo(Transactions.MOST_SUBMITTED);
    rows.letGo();
    for (Running one : all) {
      Import end = one.end();
      assertThat(end.state()).isEqualTo(ImportState.DONE);
      assertThat(end.counts().skipped()).isEqualTo(each);
    }
  }

  @Test
  void rowsWithMuchTextAreFewAtATime() throws Exception {
    String photo = "A".repeat(300_000);
    StringBuilder cards = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      cards.append("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann ").append(i);
      cards.append("\r\nEMAIL:ann%d@example.com\r\nPHOTO:%s\r\nEND:VCARD\r\n".formatted(i, photo));
    }
    Running one = new Running("here", cards.toString());
    one.awaitRows();
    assertThat(rows.count()).isBetween(1, 5);
    rows.letGo();
    assertThat(one.end().counts().created()).isEqualTo(10);
  }
}
