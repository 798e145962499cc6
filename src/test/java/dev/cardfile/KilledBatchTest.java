package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that is killed while it writes a batch request, again and again. The client repeats the
 * request with its key until it is answered. Afterwards each row must have been written once.
 */
class KilledBatchTest {

  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  private static final int ROWS = 2_000;

  /** One of this many rows is for a contact that all batches write. */
  private static final int SHARED = 20;

  private static final int OF_ALL = 5;

  /** The rows of a batch whose contacts no other batch writes. */
  private static final int OWN = ROWS - ROWS / SHARED;

  @TempDir private Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String token = "";
  private int unanswered;
  private int repeated;
  private int inTheMiddle;

  private interface Starting {
    ServerProcess start() throws IOException, InterruptedException;
  }

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void eachRowIsDoneOnce(StoreKind kind) throws Exception {
    killed(kind, 2);
  }

  /** Kills the server often enough to hit rare moments. */
  @Tag("long")
  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void eachRowIsDoneOnceHoweverOftenItIsKilled(StoreKind kind) throws Exception {
    killed(kind, 30);
  }

  private void killed(StoreKind kind, int batches) throws Exception {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("batches: to kill at these moments again, -Dcardfile.seed=" + seed);
    Random random = new Random(seed);
    switch (kind) {
      case SQLITE -> {
        Path data = folder.resolve("data");
        Path file = data.resolve("cardfile.db");
        run(random, batches, () -> ServerProcess.start(data), () -> Onlooker.of(file));
        check(Onlooker.of(file), batches);
      }
      case POSTGRESQL -> {
        try (PostgresServer postgres = PostgresServer.startNew()) {
          String url = postgres.newDatabase();
          run(random, batches, () -> ServerProcess.start(folder, url), () -> new Onlooker(url));
          check(new Onlooker(url), batches);
        }
      }
    }
  }

  /** Cuts each batch off when part of it is written, and then sends it again to a new server. */
  private void run(Random random, int batches, Starting starting, Supplier<Onlooker> database)
      throws Exception {
    ServerProcess server = starting.start();
    try {
      token = server.token();
      for (int batch = 0; batch < batches; batch++) {
        int enough = batch * OWN + 1 + random.nextInt(OWN / 2);
        CompletableFuture<HttpResponse<String>> sent = send(server, batch);
        while (contacts(database.get()) < enough) {
          Thread.sleep(1);
        }
        server.kill();
        try {
          checkAnswer(sent.get(), false);
        } catch (ExecutionException cutOff) {
          unanswered++;
        }
        server = starting.start();
        int before = repeated;
        checkAnswer(send(server, batch).get(), true);
        inTheMiddle += repeated > before && repeated < before + ROWS ? 1 : 0;
      }
    } finally {
      server.kill();
    }
    System.out.printf(
        "batches: %d of %d were cut off, and %d rows had been done then%n",
        unanswered, batches, repeated);
    assertThat(inTheMiddle).as("batches that were cut off in the middle").isPositive();
  }

  private static int contacts(Onlooker database) {
    return Integer.parseInt(database.rows("SELECT count(*) FROM contact").getFirst());
  }

  private CompletableFuture<HttpResponse<String>> send(ServerProcess server, int batch)
      throws IOException {
    return http.sendAsync(
        HttpRequest.newBuilder(server.at("/contacts/upsert/batch"))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Version", "2021-07-28")
            .header("Content-Type", "application/json")
            .header("Prefer", "return=minimal")
            .header("Idempotency-Key", "batch-" + batch)
            .POST(HttpRequest.BodyPublishers.ofString(body(batch)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String body(int batch) {
    return IntStream.range(0, ROWS)
        .mapToObj(row ->
            row % SHARED == 0
                ? "{\"email\":\"all-%d@example.com\",\"city\":\"%d.%d\"}"
                    .formatted(row / SHARED % OF_ALL, batch, row)
                : "{\"email\":\"own-%d-%d@example.com\"}".formatted(batch, row))
        .collect(
            Collectors.joining(",", "{\"locationId\":\"" + LOCATION + "\",\"contacts\":[", "]}"));
  }

  private void checkAnswer(HttpResponse<String> answer, boolean isSentAgain) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<Json> results =
        ((JsonArray) Objects.requireNonNull(JsonReader.parse(answer.body()).get("results")))
            .items();
    assertThat(results).hasSize(ROWS);
    for (int row = 0; row < ROWS; row++) {
      JsonObject result = (JsonObject) results.get(row);
      assertThat(((JsonNumber) Objects.requireNonNull(result.get("index"))).value())
          .isEqualTo(BigDecimal.valueOf(row));
      if (result.get("replayed") instanceof JsonBoolean(boolean was) && was) {
        assertThat(isSentAgain).as("replayed though it was sent once").isTrue();
        repeated++;
      }
      JsonObject contact = (JsonObject) Objects.requireNonNull(result.get("contact"));
      assertThat(contact.get("id")).isInstanceOf(JsonString.class);
    }
  }

  private static void check(Onlooker database, int batches) {
    int ofAll = ROWS / SHARED * batches / OF_ALL;
    int own = OWN * batches;
    assertThat(database.rows("SELECT revision, count(*) FROM contact GROUP BY revision"))
        .containsExactlyInAnyOrder("1|" + own, ofAll + "|" + OF_ALL);
    assertThat(database.rows("SELECT kind, count(*) FROM contact_change GROUP BY kind"))
        .containsExactlyInAnyOrder("created|" + (own + OF_ALL), "updated|" + OF_ALL * (ofAll - 1));
    StoreInvariants.check(database);
    StoreInvariants.checkNoDuplicates(database);
  }
}
