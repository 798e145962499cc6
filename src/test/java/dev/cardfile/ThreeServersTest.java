package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.postgres.PostgresServer.Shutdown;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreInvariants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers on one database, of which one is killed and started again, and then the database.
 */
class ThreeServersTest {

  private static final int CLIENTS_OF_EACH = 64;

  /** A field for each server. */
  private static final List<String> FIELDS = List.of("city", "state", "companyName");

  /** How many acknowledged requests lie between one disaster and the next. */
  private static final int BETWEEN = 1000;

  @TempDir private Path folder;

  @Test
  void neverMakeAContactTwiceNorLoseAWrite() throws Exception {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000));
    System.out.println("three servers: the same load again with -Dcardfile.seed=" + seed);
    try (PostgresServer postgres = PostgresServer.startNew()) {
      String url = postgres.newDatabase();
      List<ServerProcess> servers = new ArrayList<>();
      try {
        ServersLoad load = run(postgres, url, servers, seed);
        check(load, new Onlooker(url));
      } finally {
        for (ServerProcess server : servers) {
          server.kill();
        }
      }
    }
  }

  private ServersLoad run(
      PostgresServer postgres, String url, List<ServerProcess> servers, long seed)
      throws Exception {
    for (int i = 0; i < FIELDS.size(); i++) {
      servers.add(ServerProcess.start(folder, url));
    }
    ServersLoad load = new ServersLoad(servers.getFirst().token(), FIELDS);
    for (int i = 0; i < FIELDS.size(); i++) {
      load.use(i, servers.get(i));
      load.start(i, CLIENTS_OF_EACH, seed);
    }
    load.awaitAcknowledged(BETWEEN);
    servers.get(1).kill();
    servers.set(1, ServerProcess.start(folder, url));
    load.use(1, servers.get(1));
    load.awaitAcknowledged(BETWEEN);
    postgres.restart(Shutdown.IMMEDIATE);
    load.awaitAcknowledged(BETWEEN);
    load.end();
    return load;
  }

  private static void check(ServersLoad load, Onlooker database) {
    System.out.printf(
        "three servers: %d acknowledged, %d of unknown outcome, %d changes of settings%n",
        load.acknowledgedCount(), load.unknownCount(), load.settingsChangedCount());
    assertThat(load.lies()).isEmpty();
    StoreInvariants.check(database);
    StoreInvariants.checkNoDuplicates(database);
    checkEveryContactWasAnswered(load, database);
    checkNoAcknowledgementWasLost(load, database);
    assertThat(load.settingsChangedCount()).isPositive();
    assertThat(load.unknownCount()).as("something was cut off").isPositive();
  }

  /**
   * What was answered is there; what is there was answered as new, unless its answer was cut off.
   */
  private static void checkEveryContactWasAnswered(ServersLoad load, Onlooker database) {
    Set<String> stored = new HashSet<>(database.rows("SELECT id FROM contact"));
    assertThat(stored).containsAll(load.created()).containsAll(load.answered());
    Set<String> unheardOf = new HashSet<>(stored);
    unheardOf.removeAll(load.created());
    assertThat(unheardOf).hasSizeLessThanOrEqualTo(load.unknownCount());
  }

  /** Each field has the value that was acknowledged last, or one that was sent after it. */
  private static void checkNoAcknowledgementWasLost(ServersLoad load, Onlooker database) {
    assertThat(load.written()).hasSize(FIELDS.size() * ServersLoad.SHARED);
    for (ServersLoad.Written written : load.written()) {
      List<String> values =
          database.rows(
              "SELECT %s FROM contact WHERE email = '%s'"
                  .formatted(column(written.field()), written.email()));
      assertThat(values).as(written.email()).hasSize(1);
      assertThat(Long.parseLong(values.getFirst()))
          .as(written.toString())
          .isBetween(written.acknowledged(), written.sent());
      assertThat(written.acknowledged()).as(written.toString()).isPositive();
    }
  }

  private static String column(String field) {
    return field.equals("companyName") ? "company_name" : field;
  }
}
