package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A follower of a location's changes receives all of them, as long as its token allows it. */
@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(180)
class ChangesTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PAGE = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final String EVENTS = "text/event-stream";

  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final Set<String> NOT_RECORDED =
      Set.of("dateUpdated", "lastActivity", "lastAttributionSource");

  @Parameter private StoreKind kind;

  private final TestClock clock = new TestClock(START);
  private final HttpClient client = HttpClient.newHttpClient();
  private StoreFixture database;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
  }

  @AfterEach
  void stop() {
    try (StoreFixture closing = database) {
      server.close();
      client.shutdownNow();
      closing.check();
    }
  }

  /** Restarts the server so that it soon notices when a client is gone. */
  private void startWithShortHeartbeat() throws Exception {
    server.close();
    HttpSettings settings = HttpSettings.DEFAULT.withHeartbeat(Duration.ofMillis(100));
    server = RunningServer.start(database, settings, clock);
  }

  private JsonNode send(RunningServer to, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = answer(to, to.token(), method, path, body);
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> answer(
      RunningServer to, String token, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + path))
            .header("Authorization", "Bearer " + token)
            .header("Version", "2021-07-28")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String upsert(String email, String more) throws IOException, InterruptedException {
    return upsert(server, email, more);
  }

  private String upsert(RunningServer to, String email, String more)
      throws IOException, InterruptedException {
    String body =
        "{\"locationId\": \"%s\", \"email\": \"%s\"%s}"
            .formatted(RunningServer.LOCATION, email, more);
    return send(to, "POST", "/contacts/upsert", body).at("/contact/id").asString();
  }

  private JsonNode page(String query) throws IOException, InterruptedException {
    return send(server, "GET", "/changes?" + query, "");
  }

  private int refused(String token, String query) throws IOException, InterruptedException {
    return answer(server, token, "GET", "/changes?" + query, "").statusCode();
  }

  private static List<Long> numbers(JsonNode page) {
    List<Long> numbers = new ArrayList<>();
    page.path("changes").forEach(change -> numbers.add(change.path("seq").asLong()));
    return numbers;
  }

  @Test
  void pagesFollowEachOther() throws Exception {
    String mina = upsert("mina@example.net", ", \"firstName\": \"Mina\"");
    upsert("mina@example.net", ", \"firstName\": \"Minna\"");
    upsert("rosan@deos.com", "");
    send(server, "DELETE", "/contacts/" + mina, "");

    JsonNode first = page("limit=2");
    assertThat(numbers(first)).containsExactly(1L, 2L);
    assertThat(first.path("next").asLong()).isEqualTo(2);
    assertThat(first.path("more").asBoolean()).isTrue();
    assertThat(first.at("/changes/0/type").asString()).isEqualTo("contact.created");
    assertThat(first.at("/changes/0/contact/firstName").asString()).isEqualTo("Mina");
    JsonNode updated = first.at("/changes/1");
    assertThat(updated.path("type").asString()).isEqualTo("contact.updated");
    assertThat(updated.path("contactId").asString()).isEqualTo(mina);
    assertThat(updated.at("/changed/firstName").toString())
        .isEqualTo("{\"old\":\"Mina\",\"new\":\"Minna\"}");
    assertThat(updated.at("/by/kind").asString()).isEqualTo("token");
    assertThat(updated.path("changed").propertyNames()).doesNotContainAnyElementsOf(NOT_RECORDED);
    assertThat(updated.path("contact").propertyNames()).doesNotContainAnyElementsOf(NOT_RECORDED);

    JsonNode last = page("after=2&locationId=" + RunningServer.LOCATION);
    assertThat(numbers(last)).containsExactly(3L, 4L);
    assertThat(last.path("more").asBoolean()).isFalse();
    assertThat(last.at("/changes/1/type").asString()).isEqualTo("contact.deleted");
    assertThat(last.at("/changes/1").has("contact")).isFalse();
    assertThat(page("after=now").toString()).contains("\"changes\":[],\"next\":4,\"more\":false");
    assertThat(numbers(page("types=contact.created,contact.deleted"))).containsExactly(1L, 3L, 4L);
    assertThat(numbers(page("types=contact.deleted&limit=3"))).isEmpty();
  }

  @Test
  void whatIsWrongIsRefused() throws Exception {
    for (String query :
        List.of("after=x", "after=-1", "limit=0", "limit=1001", "wait=31", "types=contact.new")) {
      assertThat(refused(server.token(), query)).as(query).isEqualTo(422);
    }
    assertThat(refused(server.token(), "after=1")).isEqualTo(410);
    assertThat(refused(server.token(), "locationId=other")).isEqualTo(403);
    String writer = server.newToken(RunningServer.LOCATION, EnumSet.of(Scope.CONTACTS_WRITE), null);
    assertThat(refused(writer, "")).isEqualTo(401);
    try (Follower events =
            new Follower(server, server.token(), "", EVENTS, "Last-Event-ID", "seven");
        Follower gone = new Follower(server, server.token(), "", EVENTS, "Last-Event-ID", "7")) {
      assertThat(events.status()).isEqualTo(422);
      assertThat(gone.status()).isEqualTo(410);
    }
  }

  @Test
  void aRequestWaitsForTheNextChange() throws Exception {
    upsert("mina@example.net", "");
    try (Follower waiting = new Follower(server, server.token(), "after=now&wait=1", PAGE)) {
      assertThat(waiting.line()).contains("\"changes\":[]", "\"next\":1");
    }
    Thread writing =
        Thread.ofVirtual()
            .start(() -> {
              try {
                awaitStreams(1);
                upsert("rosan@deos.com", "");
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(numbers(page("after=1&wait=30"))).containsExactly(2L);
    writing.join();
  }

  private void awaitStreams(int count) throws IOException, InterruptedException {
    String expected = "cardfile_changes_streams " + count + ".0";
    while (!answer(server, "", "GET", "/metrics", "").body().contains(expected)) {
      Thread.sleep(5);
    }
  }

  @Test
  void aStreamGoesOnWithWhatComes() throws Exception {
    upsert("a@example.net", "");
    try (Follower lines = new Follower(server, server.token(), "", LINES);
        Follower events = new Follower(server, server.token(), "after=now", EVENTS)) {
      assertThat(lines.header("content-type")).isEqualTo(LINES);
      assertThat(events.header("content-type")).isEqualTo(EVENTS);
      assertThat(events.header("cache-control")).isEqualTo("no-store");
      assertThat(lines.header("x-changes-sequence")).isEqualTo("0");
      assertThat(events.header("x-changes-sequence")).isEqualTo("1");
      assertThat(List.of(events.line(), events.line(), events.line()))
          .containsExactly(":", "id: 1", "");
      assertThat(lines.change().path("seq").asLong()).isEqualTo(1);
      upsert("b@example.net", "");
      upsert("c@example.net", "");
      assertThat(events.line()).isEqualTo("id: 2");
      JsonNode second = events.change();
      assertThat(second.path("seq").asLong()).isEqualTo(2);
      assertThat(second).isEqualTo(lines.change());
      assertThat(events.line()).isEmpty();
      assertThat(events.change().path("seq").asLong()).isEqualTo(3);
    }
    try (Follower again =
        new Follower(server, server.token(), "after=now", EVENTS, "Last-Event-ID", "1")) {
      assertThat(again.change().path("seq").asLong()).isEqualTo(2);
      assertThat(again.change().path("seq").asLong()).isEqualTo(3);
    }
    upsert("a@example.net", ", \"city\": \"Here\"");
    try (Follower ending =
        new Follower(server, server.token(), "types=contact.updated&wait=0", LINES)) {
      assertThat(ending.change().path("seq").asLong()).isEqualTo(4);
      assertThat(ending.change()).isNull();
    }
  }

  @Test
  void aSilentStreamShowsThatItIsThere() throws Exception {
    startWithShortHeartbeat();
    try (Follower lines = new Follower(server, server.token(), "", LINES);
        Follower events = new Follower(server, server.token(), "", EVENTS)) {
      assertThat(List.of(events.line(), events.line(), events.line()))
          .containsExactly(":", "id: 0", "");
      for (int i = 0; i < 3; i++) {
        assertThat(lines.line()).isEmpty();
        assertThat(List.of(events.line(), events.line())).containsExactly(":", "");
      }
      upsert("a@example.net", "");
      assertThat(lines.change().path("seq").asLong()).isEqualTo(1);
      assertThat(events.change().path("seq").asLong()).isEqualTo(1);
    }
  }

  /** So that a client that loses its connection before the first change goes on where it began. */
  @Test
  void eventsTellTheirPlaceBeforeTheFirstChange() throws Exception {
    startWithShortHeartbeat();
    upsert("a@example.net", "");
    String last;
    try (Follower events =
        new Follower(server, server.token(), "after=now&types=contact.deleted", EVENTS)) {
      assertThat(List.of(events.line(), events.line(), events.line()))
          .containsExactly(":", "id: 1", "");
      upsert("b@example.net", "");
      do {
        last = events.line();
      } while (!"id: 2".equals(last));
    }
    try (Follower empty = new Follower(server, server.token(), "after=now&wait=0", EVENTS)) {
      assertThat(List.of(empty.line(), empty.line(), empty.line()))
          .containsExactly(":", "id: 2", "");
      assertThat(empty.line()).isNull();
    }
  }

  @Test
  void aStreamEndsWithItsToken() throws Exception {
    TokenSecret secret = TokenSecret.random();
    String id = server.addToken(secret, RunningServer.LOCATION, EnumSet.allOf(Scope.class), null);
    String expiring =
        server.newToken(RunningServer.LOCATION, EnumSet.allOf(Scope.class), START.plusSeconds(60));
    try (Follower revoked = new Follower(server, secret.value(), "", LINES);
        Follower expired = new Follower(server, expiring, "", EVENTS);
        Follower stays = new Follower(server, server.token(), "", LINES)) {
      upsert("a@example.net", "");
      assertThat(revoked.change().path("seq").asLong()).isEqualTo(1);
      assertThat(expired.change().path("seq").asLong()).isEqualTo(1);
      server.stores().tokens().revoke(id, START);
      revoked.awaitEnd();
      clock.advance(Duration.ofSeconds(60));
      expired.awaitEnd();
      upsert("b@example.net", "");
      assertThat(stays.change().path("seq").asLong()).isEqualTo(1);
      assertThat(stays.change().path("seq").asLong()).isEqualTo(2);
    }
  }

  /** Must take much less than the half minute that other running requests are given. */
  @Test
  void streamsAndWaitsEndWhenTheServerStops() throws Exception {
    try (Follower lines = new Follower(server, server.token(), "", LINES);
        Follower events = new Follower(server, server.token(), "", EVENTS)) {
      upsert("a@example.net", "");
      assertThat(lines.change().path("seq").asLong()).isEqualTo(1);
      assertThat(events.change().path("seq").asLong()).isEqualTo(1);
      CountDownLatch stopped = new CountDownLatch(1);
      Thread.ofPlatform()
          .start(() -> {
            server.stopListening();
            stopped.countDown();
          });
      lines.awaitEnd();
      events.awaitEnd();
      stopped.await();
    }
  }

  @Test
  void aTokenHasSoManyStreamsAndGetsThemBack() throws Exception {
    startWithShortHeartbeat();
    List<Follower> followers = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        followers.add(new Follower(server, server.token(), "", i % 2 == 0 ? LINES : EVENTS));
        assertThat(followers.getLast().status()).isEqualTo(200);
      }
      HttpResponse<String> more =
          answer(server, server.token(), "GET", "/changes?after=now&wait=30", "");
      assertThat(more.statusCode()).isEqualTo(429);
      assertThat(more.body()).contains("too_many_streams");
      assertThat(more.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused(server.token(), "wait=0")).isEqualTo(200);
      String other = server.newToken(RunningServer.LOCATION, EnumSet.allOf(Scope.class), null);
      assertThat(refused(other, "wait=1")).isEqualTo(200);
    } finally {
      followers.forEach(Follower::close);
    }
    upsert("a@example.net", "");
    awaitStreams(0);
    // A HEAD is not sent a stream, so it needs no slot.
    for (int i = 0; i < 5; i++) {
      HttpRequest head =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/changes"))
              .header("Authorization", "Bearer " + server.token())
              .header("Version", "2021-07-28")
              .header("Accept", LINES)
              .method("HEAD", HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(client.send(head, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
    awaitStreams(0);
  }

  @Test
  void nobodySeesTheChangesOfAnotherLocation() throws Exception {
    LocationId other = new LocationId("other");
    RunningServer.addLocation(server.stores(), other);
    String theirs = server.newToken(other, EnumSet.allOf(Scope.class), null);
    upsert("a@example.net", "");
    assertThat(answer(server, theirs, "GET", "/changes", "").body()).contains("\"changes\":[]");
  }

  /** The servers share a store: a follower at one of them sees what is written at any. */
  @Test
  void theFeedHasNoGapAndGivesTheContacts() throws Exception {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    System.out.println("changes: the same writes again with -Dcardfile.seed=" + seed);
    List<RunningServer> servers = new ArrayList<>(List.of(server));
    for (int i = 1; i < (kind == StoreKind.POSTGRESQL ? 3 : 1); i++) {
      servers.add(RunningServer.start(database, HttpSettings.DEFAULT, clock));
    }
    try (Follower lines = new Follower(server, server.token(), "", LINES);
        Follower events = new Follower(servers.getLast(), server.token(), "", EVENTS)) {
      List<Thread> writers =
          IntStream.range(0, 3)
              .mapToObj(i -> {
                Random random = new Random(seed + i);
                return Thread.ofPlatform()
                    .start(() -> writeOften(servers.get(i % servers.size()), random));
              })
              .toList();
      for (Thread writer : writers) {
        writer.join();
      }
      long last = page("after=now").path("next").asLong();
      Map<String, JsonNode> folded = fold(lines, last);
      assertThat(fold(events, last)).isEqualTo(folded);
      assertThat(folded.keySet())
          .isEqualTo(new TreeSet<>(database.contactIds(RunningServer.LOCATION)));
      for (Map.Entry<String, JsonNode> contact : folded.entrySet()) {
        JsonNode now = send(server, "GET", "/contacts/" + contact.getKey(), "").path("contact");
        NOT_RECORDED.forEach(((ObjectNode) now)::remove);
        assertThat(contact.getValue()).isEqualTo(now);
      }
    } finally {
      servers.stream().skip(1).forEach(RunningServer::close);
    }
  }

  private static Map<String, JsonNode> fold(Follower follower, long last)
      throws InterruptedException {
    Map<String, JsonNode> contacts = new TreeMap<>();
    for (long seq = 1; seq <= last; seq++) {
      JsonNode change = follower.change();
      assertThat(change.path("seq").asLong()).isEqualTo(seq);
      String id = change.path("contactId").asString();
      if (change.has("contact")) {
        contacts.put(id, change.path("contact"));
      } else {
        contacts.remove(id);
      }
    }
    return contacts;
  }

  private void writeOften(RunningServer to, Random random) {
    try {
      for (int i = 0; i < 60; i++) {
        String email = "p" + random.nextInt(8) + "@example.net";
        String id =
            upsert(
                to,
                email,
                ", \"city\": \"c%d\", \"tags\": [\"t%d\"], \"phone\": \"+1212555%04d\""
                    .formatted(random.nextInt(3), random.nextInt(3), random.nextInt(20)));
        if (random.nextInt(4) == 0) {
          answer(to, to.token(), "DELETE", "/contacts/" + id, "");
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
