package dev.cardfile.store.sql;

import static dev.cardfile.store.sql.ProxiedStore.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.importing.FileImports;
import dev.cardfile.importing.ImportRun;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.wire.imports.ImportOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Imports whose database becomes unavailable in the middle, and comes back. */
class ImportOutageTest {

  private static final StoreSettings SETTINGS =
      new StoreSettings(100, 100, 1, 1, Duration.ofMillis(500))
          .withUnindexed(Integer.MAX_VALUE); // else the indexer waits for the one reader, too

  private static final int ROWS = 6_000;
  private static final int OUTAGES = 5;

  @Test
  void theSameProcessGoesOnAndEachRowIsDoneOnce() throws IOException {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("outages: at these rows again, -Dcardfile.seed=" + seed);
    Random random = new Random(seed);
    try (ProxiedStore store = ProxiedStore.made()) {
      Stores stores = store.open(store.url(), SETTINGS);
      ProxiedStore.awaitServing(stores);
      int before = store.count("contact");
      InstantSource clock = InstantSource.system();
      FileImports files =
          new FileImports(stores, clock, new IdSequence(clock, RandomGenerator.getDefault()));
      String id = take(files);
      int cutOff = 0;
      for (int outage = 0; outage < OUTAGES; outage++) {
        cutOff += isCutOff(store, files, id, random.nextInt(ROWS / OUTAGES)) ? 1 : 0;
        store.proxy().acceptConnections();
        ProxiedStore.awaitServing(stores);
      }
      assertThat(cutOff).as("something was cut off").isPositive();
      Import done = new ImportRun(files, HERE, "server").run(id, progress -> {});
      assertThat(done.state()).isEqualTo(ImportState.DONE);
      assertThat(done.counts().rows()).isEqualTo(ROWS);
      assertThat(done.counts().created()).isEqualTo(ROWS);
      assertThat(store.count("contact")).isEqualTo(before + ROWS);
      assertThat(
              store
                  .onlooker()
                  .rows(
                      "SELECT count(*), min(revision), max(revision) FROM contact WHERE city = 'Tampa'"))
          .containsExactly(ROWS + "|1|1");
    }
  }

  private static String take(FileImports files) throws IOException {
    StringBuilder csv = new StringBuilder("Contact Id,First Name,Email,City\n");
    for (int row = 1; row <= ROWS; row++) {
      csv.append("id%018d,Ann,p%d@example.com,Tampa\n".formatted(row, row));
    }
    FileImports.Taking taking =
        files.take(
            HERE,
            Actor.COMMAND_LINE,
            "people.csv",
            new ImportOptions(Map.of(), null, null, InvalidValues.DROP, false),
            new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
    return ((FileImports.Taking.Taken) taking).kept().id();
  }

  /**
   * Makes the database unavailable after a number of further rows. Returns whether that interrupted
   * the import.
   */
  private static boolean isCutOff(ProxiedStore store, FileImports files, String id, int rows)
      throws IOException {
    int[] left = {rows};
    try {
      var _ =
          new ImportRun(files, HERE, "server")
              .run(
                  id,
                  progress -> {
                    if (left[0]-- == 0) {
                      store.proxy().refuseConnections();
                      store.proxy().cut();
                    }
                  });
      return false;
    } catch (StoreUnavailable away) {
      return true;
    }
  }
}
