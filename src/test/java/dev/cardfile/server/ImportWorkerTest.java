package dev.cardfile.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.Metrics;
import dev.cardfile.importing.FileImports;
import dev.cardfile.importing.TestImports;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.ProxiedStore;
import dev.cardfile.store.sql.StoreKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What becomes of imports in which something breaks. */
class ImportWorkerTest {

  private static final LocationId HERE = new LocationId("here");
  private static final LocationId THERE = new LocationId("there");

  /** The first look for imports fails, and so does each reading of the file in one location. */
  @Test
  void anErrorEndsTheImportInWhichItHappensAndNoOther() throws IOException {
    try (StoreFixture database = StoreKind.SQLITE.newFixture();
        Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      ImportStore unreadable =
          Failing.at(ImportStore.class, stores.imports(), "chunk", HERE::equals);
      ImportStore failing = Failing.at(ImportStore.class, unreadable, "due", Failing.once());
      FileImports files =
          new FileImports(
              with(failing, stores),
              () -> Contacts.NOW,
              new IdSequence(() -> Contacts.NOW, new Random()));
      String bad = taken(files, stores, HERE);
      String good = taken(files, stores, THERE);
      try (ImportWorker worker = new ImportWorker(files, stores.locations(), new Metrics())) {
        worker.start();
        worker.due();
        Import failed = ended(stores, HERE, bad);
        assertThat(failed.state()).isEqualTo(ImportState.FAILED);
        assertThat(failed.problem().code()).isEqualTo("fault");
        assertThat(ended(stores, THERE, good).state()).isEqualTo(ImportState.DONE);
      }
    }
  }

  private static Stores with(ImportStore imports, Stores stores) {
    return (Stores)
        Proxy.newProxyInstance(
            Stores.class.getClassLoader(),
            new Class<?>[] {Stores.class},
            (_, method, arguments) ->
                method.getName().equals("imports") ? imports : method.invoke(stores, arguments));
  }

  private static String taken(FileImports files, Stores stores, LocationId location)
      throws IOException {
    stores.locations().create(Contacts.location(location));
    FileImports.Taking taking =
        files.take(
            location,
            Actor.COMMAND_LINE,
            "file",
            TestImports.PLAIN,
            new ByteArrayInputStream("Email\na@example.com\n".getBytes(StandardCharsets.UTF_8)));
    return ((FileImports.Taking.Taken) taking).kept().id();
  }

  private static Import ended(Stores stores, LocationId location, String id) {
    Supplier<Import> now = () -> stores.imports().find(location, id).orElseThrow();
    ProxiedStore.await("the import is over", () -> now.get().state().isOver());
    return now.get();
  }
}
