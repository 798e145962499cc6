package dev.cardfile.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.ServerArchive;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.PostgresFixture;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.store.sql.SqliteFixture;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.write.imports.Imports;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that are killed in the middle of an import, one after the other. The last one completes
 * the import, and each row must have been written exactly once.
 */
class KilledImportTest {

  private static final LocationId HERE = new LocationId("here");
  private static final int ROWS = 6_000;

  /** The distances of rows that repeat a person, have only a name, or are malformed. */
  private static final int AGAIN = 10;

  private static final int NOBODY = 77;
  private static final int BROKEN = 91;

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void eachRowIsDoneOnce(StoreKind kind) throws Exception {
    killed(kind, 3);
  }

  /** Kills often enough to hit rare moments. */
  @Tag("long")
  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void eachRowIsDoneOnceHoweverOftenItIsKilled(StoreKind kind) throws Exception {
    killed(kind, 30);
  }

  private static void killed(StoreKind kind, int kills) throws Exception {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("imports: to kill at these moments again, -Dcardfile.seed=" + seed);
    Random random = new Random(seed);
    try (SqlFixture database = (SqlFixture) kind.newFixture()) {
      String where =
          database instanceof PostgresFixture postgres
              ? postgres.url()
              : ((SqliteFixture) database).file().toString();
      String id = take(database);
      int cutOff = 0;
      for (int round = 0; round < kills; round++) {
        long rows = random.nextInt(1 + ROWS / kills);
        long micros = random.nextInt(20_000);
        if (runUntil(where, id, round, rows, micros)) {
          cutOff++;
        }
      }
      assertThat(runUntil(where, id, kills, Long.MAX_VALUE, 0)).as("killed").isFalse();
      assertThat(cutOff).as("something was cut off").isPositive();
      check(database, id);
    }
  }

  private static String take(SqlFixture database) throws IOException {
    try (Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      stores.locations().create(Contacts.location(HERE));
      ImportOptions options = new ImportOptions(Map.of(), null, null, InvalidValues.DROP, false);
      Clock clock = Clock.systemUTC();
      FileImports files =
          new FileImports(stores, clock, new IdSequence(clock, RandomGenerator.getDefault()));
      FileImports.Taking taking =
          files.take(
              HERE, Actor.COMMAND_LINE, "people.csv", options, new ByteArrayInputStream(people()));
      return ((FileImports.Taking.Taken) taking).kept().id();
    }
  }

  private static byte[] people() {
    StringBuilder csv = new StringBuilder("Contact Id,First Name,Email,City\n");
    for (int row = 1; row <= ROWS; row++) {
      if (row % BROKEN == 0) {
        csv.append("x,\"never closed\n");
      } else if (row % NOBODY == 0) {
        csv.append(",Nobody,,\n");
      } else {
        int person = person(row);
        csv.append("id%018d,Ann,p%d@example.com,City %d\n".formatted(person, person, row));
      }
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int person(int row) {
    int before = row - AGAIN / 2;
    return row % AGAIN == 0 && before % BROKEN != 0 && before % NOBODY != 0 ? before : row;
  }

  /**
   * Runs a process until it has reported this many rows, and for some more microseconds.
   *
   * @return whether it was killed before it had ended
   */
  private static boolean runUntil(String where, String id, int round, long rows, long micros)
      throws IOException, InterruptedException {
    long ahead = round * (Imports.LEASE.toSeconds() + 1);
    Process process =
        new ProcessBuilder(
                ServerArchive.command(
                    ImportOnce.class.getName(), where, HERE.value(), id, Long.toString(ahead)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader told = process.inputReader()) {
      String last = told.readLine();
      for (long row = 0; row < rows; row++) {
        String line = told.readLine();
        if (line == null) {
          assertThat(last).isEqualTo(ImportState.DONE.name());
          return false;
        }
        last = line;
      }
      Thread.sleep(micros / 1000, (int) (micros % 1000) * 1000);
      return true;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void check(SqlFixture database, String id) throws IOException {
    int broken = ROWS / BROKEN;
    int nobody = 0;
    int again = 0;
    for (int row = 1; row <= ROWS; row++) {
      boolean isBroken = row % BROKEN == 0;
      nobody += !isBroken && row % NOBODY == 0 ? 1 : 0;
      again += !isBroken && row % NOBODY != 0 && person(row) != row ? 1 : 0;
    }
    try (Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      Import done = stores.imports().find(HERE, id).orElseThrow();
      assertThat(done.state()).isEqualTo(ImportState.DONE);
      assertThat(done.counts().rows()).isEqualTo(ROWS);
      assertThat(done.counts().failed() + done.counts().skipped()).isEqualTo(broken + nobody);
      assertThat(done.counts().updated()).isEqualTo(again);
      int people = ROWS - broken - nobody - again;
      assertThat(done.counts().created()).isEqualTo(people);
      assertThat(stores.contacts().count(HERE)).isEqualTo(people);
    }
    Onlooker onlooker = database.onlooker();
    assertThat(onlooker.rows("SELECT revision, count(*) FROM contact GROUP BY revision"))
        .containsExactlyInAnyOrder("1|" + (ROWS - broken - nobody - 2 * again), "2|" + again);
    assertThat(onlooker.rows("SELECT kind, count(*) FROM contact_change GROUP BY kind"))
        .containsExactlyInAnyOrder(
            "created|" + (ROWS - broken - nobody - again), "updated|" + again);
    List<String> aliases = onlooker.rows("SELECT count(*) FROM contact_alias");
    assertThat(aliases).containsExactly(Integer.toString(ROWS - broken - nobody - again));
    StoreInvariants.check(onlooker);
    StoreInvariants.checkNoDuplicates(onlooker);
  }
}
