package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.postgres.PostgresServer.Shutdown;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreInvariants;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Three servers on one database. Two of them are killed and restarted, one after the other, and
 * then the database is. Meanwhile readers follow the changes in each of the available forms.
 */
class ThreeServersTest {

  /** The field that each server writes in the shared contacts. */
  private static final List<String> FIELDS = List.of("city", "state", "companyName");

  @TempDir private Path folder;
  private String token;

  private record Load(int clients, int between, long seed) {}

  /** Each client keeps its server busy, so more clients make longer queues but no more races. */
  @Test
  void neverMakeAContactTwiceNorLoseAWrite() throws Exception {
    run(16, 200);
  }

  /** Adds long queues, which keep two processors busy for another half a minute. */
  @Tag("long")
  @Test
  void neverMakeAContactTwiceNorLoseAWriteHoweverManyWait() throws Exception {
    run(64, 1000);
  }

  /**
   * Runs the load, and checks the result.
   *
   * @param clients the number of clients of each server
   * @param between the number of acknowledged requests from one failure to the next
   */
  private void run(int clients, int between) throws Exception {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000));
    System.out.println("three servers: the same load again with -Dcardfile.seed=" + seed);
    try (PostgresServer postgres = PostgresServer.startNew()) {
      String url = postgres.newDatabase();
      List<ServerProcess> servers = new CopyOnWriteArrayList<>();
      List<FeedReader> readers = new ArrayList<>();
      try {
        ServersLoad load = run(postgres, url, servers, readers, new Load(clients, between, seed));
        check(load, new Onlooker(url));
        checkFeed(readers, servers, new Onlooker(url));
      } finally {
        readers.forEach(FeedReader::close);
        for (ServerProcess server : servers) {
          server.kill();
        }
      }
    }
  }

  private ServersLoad run(
      PostgresServer postgres,
      String url,
      List<ServerProcess> servers,
      List<FeedReader> readers,
      Load how)
      throws Exception {
    for (int i = 0; i < FIELDS.size(); i++) {
      servers.add(ServerProcess.start(folder, url));
    }
    token = servers.getFirst().token();
    for (FeedReader.Way way : FeedReader.Way.values()) {
      readers.add(new FeedReader(way, token, n -> servers.get(n % servers.size())));
    }
    ServersLoad load = new ServersLoad(token, FIELDS);
    for (int i = 0; i < FIELDS.size(); i++) {
      load.use(i, servers.get(i));
      load.start(i, how.clients(), how.seed());
    }
    for (int killed = 0; killed < 2; killed++) {
      load.awaitAcknowledged(how.between());
      servers.get(killed).kill();
      servers.set(killed, ServerProcess.start(folder, url));
      load.use(killed, servers.get(killed));
    }
    load.awaitAcknowledged(how.between());
    postgres.restart(Shutdown.IMMEDIATE);
    load.awaitAcknowledged(how.between());
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

  /** Every answered contact is stored; every stored one was answered as new, or cut off. */
  private static void checkEveryContactWasAnswered(ServersLoad load, Onlooker database) {
    Set<String> stored = new HashSet<>(database.rows("SELECT id FROM contact"));
    assertThat(stored).containsAll(load.created()).containsAll(load.answered());
    Set<String> unheardOf = new HashSet<>(stored);
    unheardOf.removeAll(load.created());
    assertThat(unheardOf).hasSizeLessThanOrEqualTo(load.unknownCount());
  }

  /** Each field has the value of the last acknowledged write, or of one sent after it. */
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

  /**
   * Every reader must have received each change once, in order, and each as it still is. The
   * changes must add up to the stored contacts.
   */
  private void checkFeed(List<FeedReader> readers, List<ServerProcess> servers, Onlooker database)
      throws Exception {
    long last = Long.parseLong(database.rows("SELECT max(seq) FROM contact_change").getFirst());
    for (FeedReader reader : readers) {
      reader.await(last);
      assertThat(reader.lies()).isEmpty();
    }
    System.out.printf(
        "three servers: %d changes; their readers were broken off %s times%n",
        last, readers.stream().map(FeedReader::brokenOff).toList());
    assertThat(readers).allMatch(reader -> reader.brokenOff() > 0);
    try (FeedReader again = new FeedReader(FeedReader.Way.PAGES, token, n -> servers.getLast())) {
      again.await(last);
      for (FeedReader reader : readers) {
        assertThat(reader.changes()).isEqualTo(again.changes());
      }
      Map<String, JsonNode> folded = FeedReader.fold(again.changes());
      assertThat(folded.keySet()).isEqualTo(new TreeSet<>(database.rows("SELECT id FROM contact")));
      HttpClient http = HttpClient.newHttpClient();
      for (Map.Entry<String, JsonNode> contact : folded.entrySet()) {
        HttpRequest request =
            HttpRequest.newBuilder(servers.getLast().contact(contact.getKey()))
                .header("Authorization", "Bearer " + token)
                .header("Version", "2021-07-28")
                .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        assertThat(FeedReader.recorded(answer)).isEqualTo(contact.getValue());
      }
    }
  }

  private static String column(String field) {
    return field.equals("companyName") ? "company_name" : field;
  }
}
