package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that is killed in the middle of a load, again and again. Every client sends its requests
 * with idempotency keys; after a restart it repeats the one that was not answered and the last one
 * that was. Afterwards each effect must be there exactly once.
 */
class KilledRetriesTest {

  private static final int KILLS = 3;
  private static final int CLIENTS = 8;
  private static final long PATIENCE_SECONDS = 120;
  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  private static final String REPLAYED = "Idempotent-Replayed";
  private static final Pattern ID = Pattern.compile("\"contact\":\\{\"id\":\"([^\"]*)\"");
  private static final Pattern TRACE = Pattern.compile("\"traceId\":\"[^\"]*\"");

  @TempDir private Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger replayed = new AtomicInteger();
  private String token = "";

  private interface Starting {
    ServerProcess start() throws IOException, InterruptedException;
  }

  /** A request without the server's address, so that it can be repeated after a restart. */
  private record Sent(String key, String method, String path, String body) {}

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void eachEffectIsThereOnce(StoreKind kind) throws Exception {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("retries: to kill at these moments again, -Dcardfile.seed=" + seed);
    switch (kind) {
      case SQLITE -> {
        Path data = folder.resolve("data");
        run(new Random(seed), () -> ServerProcess.start(data), data.resolve("cardfile.db"), null);
      }
      case POSTGRESQL -> {
        try (PostgresServer postgres = PostgresServer.startNew()) {
          String url = postgres.newDatabase();
          run(new Random(seed), () -> ServerProcess.start(folder, url), null, url);
        }
      }
    }
  }

  private void run(Random random, Starting starting, @Nullable Path file, @Nullable String url)
      throws Exception {
    List<Client> clients = IntStream.range(0, CLIENTS).mapToObj(Client::new).toList();
    for (int round = 0; round < KILLS; round++) {
      ServerProcess server = starting.start();
      try {
        token = token.isEmpty() ? server.token() : token;
        loadUntilKilled(server, clients, 80 + random.nextInt(120), random.nextInt(30));
      } finally {
        server.kill();
      }
    }
    ServerProcess server = starting.start();
    try {
      for (Client client : clients) {
        client.repeat(server);
        assertThat(client.wrong).isEmpty();
      }
    } finally {
      server.kill();
    }
    System.out.printf(
        "retries: %d acknowledged, %d unanswered, of which %d had been done%n",
        acknowledged.get(), unanswered.get(), replayed.get());
    assertThat(unanswered.get()).as("something was cut off").isPositive();
    Onlooker database = file == null ? new Onlooker(url) : Onlooker.of(file);
    StoreInvariants.check(database);
    clients.forEach(client -> client.check(database));
  }

  /**
   * Runs all clients until the server is killed.
   *
   * @param requests the number of acknowledged requests to wait for before the kill
   * @param millis the additional delay before the kill, so that it can hit any moment
   */
  private void loadUntilKilled(ServerProcess server, List<Client> clients, int requests, int millis)
      throws Exception {
    int enough = acknowledged.get() + requests;
    List<Thread> threads =
        clients.stream().map(client -> Thread.ofVirtual().start(() -> client.run(server))).toList();
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (acknowledged.get() < enough && threads.stream().anyMatch(Thread::isAlive)) {
      assertThat(System.nanoTime()).as("hardly anything is acknowledged").isLessThan(giveUp);
      Thread.sleep(1);
    }
    Thread.sleep(millis);
    server.kill();
    for (Thread thread : threads) {
      thread.join();
    }
    clients.forEach(client -> assertThat(client.wrong).isEmpty());
  }

  /** Sends one request after the other, for a contact of its own. */
  private final class Client {

    private final int index;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private long number;
    private long writes;
    private String id = "";
    private String lastMade = "";

    /** The request that has not been answered yet. */
    private @Nullable Sent pending;

    private @Nullable Sent last;
    private String lastAnswer = "";

    Client(int index) {
      this.index = index;
    }

    /** Repeats the last requests, and then sends new ones until the connection breaks. */
    void run(ServerProcess server) {
      try {
        repeat(server);
        while (wrong.isEmpty()) {
          pending = next();
          answer(server, pending, false);
        }
      } catch (IOException killed) {
        unanswered.incrementAndGet();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Repeats the request that was answered last, and then the one that was not answered. */
    void repeat(ServerProcess server) throws IOException, InterruptedException {
      Sent answered = last;
      if (answered != null) {
        HttpResponse<String> again = send(server, answered);
        if (!withoutTrace(again.body()).equals(lastAnswer)
            || again.headers().firstValue(REPLAYED).isEmpty()) {
          wrong.add("not as before: " + again.body() + " but " + lastAnswer);
        }
      }
      if (pending != null) {
        answer(server, pending, true);
      }
    }

    private Sent next() {
      number++;
      String body = "";
      String method = "POST";
      String path = "/contacts/" + id;
      switch ((int) (number % 6)) {
        case 1 -> {
          path = "/contacts/upsert";
          body =
              "{\"locationId\":\"%s\",\"email\":\"own-%d@example.com\",\"city\":\"%d\"}"
                  .formatted(LOCATION, index, number);
        }
        case 2 -> {
          path += "/notes";
          body = "{\"body\":\"note %d\"}".formatted(number);
        }
        case 3 -> {
          path += "/tags";
          body = "{\"tags\":[\"tag %d\"]}".formatted(number);
        }
        case 4 -> {
          method = "PUT";
          body = "{\"state\":\"%d\"}".formatted(number);
        }
        case 5 -> {
          path = "/contacts/";
          body =
              "{\"locationId\":\"%s\",\"email\":\"made-%d-%d@example.com\"}"
                  .formatted(LOCATION, index, number);
        }
        default -> {
          method = "DELETE";
          path = "/contacts/" + lastMade;
        }
      }
      return new Sent("key-%d-%d".formatted(index, number), method, path, body);
    }

    private void answer(ServerProcess server, Sent sent, boolean isRepeated)
        throws IOException, InterruptedException {
      HttpResponse<String> answer = send(server, sent);
      if (answer.statusCode() / 100 != 2) {
        wrong.add(sent + ": " + answer.statusCode() + " " + answer.body());
        return;
      }
      if (answer.headers().firstValue(REPLAYED).isPresent()) {
        replayed.incrementAndGet();
        if (!isRepeated) {
          wrong.add("replayed for the first time: " + sent);
        }
      }
      acknowledged.incrementAndGet();
      pending = null;
      last = sent;
      lastAnswer = withoutTrace(answer.body());
      learn(answer.body());
    }

    private void learn(String body) {
      switch ((int) (number % 6)) {
        case 1 -> {
          id = contactId(body);
          writes++;
        }
        case 2 -> notes.add("note " + number);
        case 3 -> {
          tags.add("tag " + number);
          writes++;
        }
        case 4 -> writes++;
        case 5 -> {
          lastMade = contactId(body);
          made.add(lastMade);
        }
        default -> made.remove(lastMade);
      }
    }

    /** Each write has raised the revision by one, and each note and contact is there once. */
    void check(Onlooker database) {
      String own = "WHERE contact_id = '%s'".formatted(id);
      assertThat(database.rows("SELECT body FROM note " + own))
          .containsExactlyInAnyOrderElementsOf(notes);
      assertThat(database.rows("SELECT revision FROM contact WHERE id = '" + id + "'"))
          .containsExactly(Long.toString(writes));
      assertThat(database.rows("SELECT kind FROM contact_change %s ORDER BY seq".formatted(own)))
          .hasSize((int) writes)
          .startsWith("created")
          .filteredOn("updated"::equals)
          .hasSize((int) writes - 1);
      String tagged = database.rows("SELECT tags FROM contact WHERE id = '" + id + "'").getFirst();
      assertThat(Pattern.compile("tag \\d+").matcher(tagged).results().map(tag -> tag.group()))
          .containsExactlyElementsOf(tags);
      assertThat(
              database.rows(
                  "SELECT id FROM contact WHERE email LIKE 'made-%d-%%'".formatted(index)))
          .containsExactlyInAnyOrderElementsOf(made);
    }
  }

  private static String contactId(String body) {
    Matcher found = ID.matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }

  private static String withoutTrace(String body) {
    return TRACE.matcher(body).replaceAll("");
  }

  private HttpResponse<String> send(ServerProcess server, Sent sent)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.at(sent.path()))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .header("Version", "2021-07-28")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", sent.key())
            .method(sent.method(), HttpRequest.BodyPublishers.ofString(sent.body()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
