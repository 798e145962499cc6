package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers to requests that are repeated with their idempotency key, or only look like it. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class IdempotencyTest {

  private static final String JSON = "Content-Type: application/json\r\n";
  private static final int CALLERS = 16;
  private static final Duration RETENTION = Duration.ofHours(24);

  @Parameter private StoreKind kind;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-25T12:00:00Z"));
  private StoreFixture database;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
  }

  @AfterEach
  void stop() {
    server.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }

  private static String key(String key) {
    return "Idempotency-Key: " + key + "\r\n";
  }

  private String request(String method, String path, String headers, String body) {
    String head = Raw.head(method, path, server.token()) + headers;
    return body.isEmpty() ? head + "\r\n" : head + JSON + Raw.counted(body);
  }

  private String upsert(String headers, String email) {
    return request("POST", "/contacts/upsert", headers, Raw.contact(RunningServer.LOCATION, email));
  }

  private RawClient.Answer answered(int status, String request) throws IOException {
    RawClient.Answer answer = send(request);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    return answer;
  }

  private static String withoutTrace(RawClient.Answer answer) {
    return answer.status()
        + answer.body().replace(answer.headers().get("x-trace-id"), "")
        + answer.headers().get("etag");
  }

  private static void assertReplays(RawClient.Answer again, RawClient.Answer first) {
    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
    assertThat(first.headers()).doesNotContainKey("idempotent-replayed");
    assertThat(again.headers().get("x-trace-id")).isNotEqualTo(first.headers().get("x-trace-id"));
    assertThat(again.member("traceId")).isEqualTo(again.headers().get("x-trace-id"));
    assertThat(withoutTrace(again)).isEqualTo(withoutTrace(first));
  }

  private static void assertReused(RawClient.Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("\"code\":\"idempotency_key_reused\"");
  }

  private long contacts() {
    return server.stores().contacts().count(RunningServer.LOCATION);
  }

  /** Covers each route that writes contacts or what belongs to them. */
  @Test
  void everyWriteOfContactsIsSafeToSendAgain() throws IOException {
    String here = RunningServer.LOCATION.value();
    String id = answered(200, upsert("", "mina@example.net")).member("id");
    String gone = answered(200, upsert("", "gone@example.net")).member("id");
    String one = "/contacts/" + id;
    String business =
        answered(
                201,
                request(
                    "POST",
                    "/businesses",
                    "",
                    "{\"locationId\":\"%s\",\"name\":\"Deo\"}".formatted(here)))
            .member("id");
    String note = one + "/notes/" + made(one + "/notes", "{\"body\":\"b\"}");
    String task =
        one
            + "/tasks/"
            + made(
                one + "/tasks",
                "{\"title\":\"t\",\"dueDate\":\"2026-12-01T00:00:00Z\",\"completed\":false}");
    List<String> requests =
        List.of(
            upsert(key("k"), "rosan@deos.com"),
            request(
                "POST",
                "/contacts/",
                key("k"),
                Raw.contact(RunningServer.LOCATION, "new@example.net")),
            request("PUT", one, key("k"), "{\"city\":\"Dolomite\"}"),
            request("DELETE", "/contacts/" + gone, key("k"), ""),
            request("POST", one + "/tags", key("k"), "{\"tags\":[\"a\",\"b\"]}"),
            request("DELETE", one + "/tags", key("k"), "{\"tags\":[\"a\"]}"),
            request("POST", one + "/followers", key("k"), "{\"followers\":[\"u\"]}"),
            request("DELETE", one + "/followers", key("k"), "{\"followers\":[\"u\"]}"),
            request("DELETE", one + "/additional-emails", key("k"), "{\"emails\":[\"a\"]}"),
            request("DELETE", one + "/additional-phones", key("k"), "{\"phones\":[\"1\"]}"),
            request(
                "POST",
                "/contacts/bulk/tags/update/add",
                key("k"),
                "{\"locationId\":\"%s\",\"contacts\":[\"%s\"],\"tags\":[\"c\"]}"
                    .formatted(here, id)),
            request(
                "POST",
                "/contacts/bulk/business",
                key("k"),
                "{\"locationId\":\"%s\",\"ids\":[\"%s\"],\"businessId\":\"%s\"}"
                    .formatted(here, id, business)),
            request("POST", one + "/notes", key("k"), "{\"body\":\"c\"}"),
            request("PUT", note, key("k"), "{\"body\":\"d\"}"),
            request("DELETE", note, key("k"), ""),
            request(
                "POST",
                one + "/tasks",
                key("k"),
                "{\"title\":\"u\",\"dueDate\":\"2026-12-01T00:00:00Z\",\"completed\":false}"),
            request("PUT", task, key("k"), "{\"title\":\"v\"}"),
            request("PUT", task + "/completed", key("k"), "{\"completed\":true}"),
            request("DELETE", task, key("k"), ""));
    List<RawClient.Answer> firsts = new ArrayList<>();
    for (String request : requests) {
      clock.advance(Duration.ofSeconds(1));
      RawClient.Answer first = send(request);
      assertThat(first.status()).as("%s%n%s", request, first.body()).isIn(200, 201);
      firsts.add(first);
    }
    List<String> rows = database.onlooker().rows("SELECT * FROM contact ORDER BY id");
    for (int i = 0; i < requests.size(); i++) {
      assertReplays(send(requests.get(i)), firsts.get(i));
    }
    assertThat(database.onlooker().rows("SELECT * FROM contact ORDER BY id")).isEqualTo(rows);
    assertThat(database.onlooker().rows("SELECT count(*) FROM note")).containsExactly("1");
    assertThat(database.onlooker().rows("SELECT count(*) FROM task")).containsExactly("1");
  }

  private String made(String path, String body) throws IOException {
    return answered(201, request("POST", path, "", body)).member("id");
  }

  @Test
  void otherRoutesPassTheHeaderOver() throws IOException {
    String body = "{\"name\":\"Deo\",\"locationId\":\"%s\"}".formatted(RunningServer.LOCATION);
    for (String header : List.of(key("k"), key("not a key"), key("k") + key("k"))) {
      RawClient.Answer made = answered(201, request("POST", "/businesses", header, body));
      assertThat(made.headers()).doesNotContainKey("idempotent-replayed");
    }
    answered(422, request("GET", "/contacts/search/duplicate", key("k") + key("k"), ""));
    assertThat(database.onlooker().rows("SELECT count(*) FROM business")).containsExactly("3");
  }

  @Test
  void whatDiffersInAnythingIsAnotherRequest() throws IOException {
    String body = Raw.contact(RunningServer.LOCATION, "mina@example.net");
    RawClient.Answer first = answered(200, request("POST", "/contacts/upsert", key("k"), body));
    assertReused(send(request("POST", "/contacts/upsert", key("k"), body + " ")));
    assertReused(send(request("POST", "/contacts/upsert/", key("k"), body)));
    assertReused(send(request("POST", "/contacts/upsert?a=1", key("k"), body)));
    for (String header :
        List.of("Accept: */*", "Prefer: x", "If-Match: \"1\"", "If-None-Match: *")) {
      assertReused(send(request("POST", "/contacts/upsert", key("k") + header + "\r\n", body)));
    }
    assertReused(
        send(
            request("POST", "/contacts/upsert", key("k"), body)
                .replace("2021-04-15", "2021-07-28")));
    assertReused(
        send(
            request("POST", "/contacts/upsert", key("k"), body)
                .replace("application/json", "application/json;charset=utf-8")));
    assertReplays(send(request("POST", "/contacts/upsert", key("k"), body)), first);
    assertReplays(send(request("POST", "/contacts/upsert", key("\"k\""), body)), first);
    assertReplays(
        send(request("POST", "/contacts/upsert", key("k") + "User-Agent: other\r\n", body)), first);
    assertThat(contacts()).isEqualTo(1);
  }

  @Test
  void aPackedBodyIsTheSame() throws IOException {
    String body = Raw.contact(RunningServer.LOCATION, "mina@example.net");
    RawClient.Answer first = answered(200, request("POST", "/contacts/upsert", key("k"), body));
    byte[] packed = Raw.gzip(Raw.bytes(body));
    String head =
        Raw.upsertHead(server.token())
            + key("k")
            + JSON
            + "Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n".formatted(packed.length);
    try (RawClient client = new RawClient(server.port())) {
      assertReplays(client.send(Raw.concat(Raw.bytes(head), packed)).answer(), first);
    }
  }

  /** The same key for another route or token is a different key. */
  @Test
  void aKeyIsItsSendersAndItsRoutes() throws IOException {
    answered(200, upsert(key("k"), "mina@example.net"));
    answered(
        201,
        request(
            "POST", "/contacts/", key("k"), Raw.contact(RunningServer.LOCATION, "b@example.net")));
    String other = server.newToken(RunningServer.LOCATION, EnumSet.allOf(Scope.class), null);
    RawClient.Answer fresh =
        answered(200, upsert(key("k"), "mina@example.net").replace(server.token(), other));
    assertThat(fresh.headers()).doesNotContainKey("idempotent-replayed");
    assertThat(fresh.body()).startsWith("{\"new\":false");
  }

  @Test
  void onlyWhatWasDoneIsKept() throws IOException {
    String path = "/contacts/nobody/tags";
    answered(400, request("POST", path, key("k"), "{\"tags\":[\"a\"]}"));
    answered(422, request("POST", path, key("k"), "{\"tags\":[1]}"));
    answered(400, request("POST", path, key("k"), "{\"tags\":[\"b\"]}"));
    String id = answered(200, upsert("", "mina@example.net")).member("id");
    String tags = "/contacts/" + id + "/tags";
    RawClient.Answer first = answered(201, request("POST", tags, key("k"), "{\"tags\":[\"a\"]}"));
    assertReplays(send(request("POST", tags, key("k"), "{\"tags\":[\"a\"]}")), first);
  }

  /** A request that was done is replayed even if it would be rejected now. */
  @Test
  void whatWasDoneIsReplayedWhateverChangedSince() throws IOException {
    RawClient.Answer first = answered(200, upsert(key("k"), "mina@example.net"));
    String id = first.member("id");
    String put = request("PUT", "/contacts/" + id, key("p"), "{\"city\":\"Dolomite\"}");
    RawClient.Answer changed = answered(200, put);
    answered(200, request("DELETE", "/contacts/" + id, "", ""));
    assertReplays(send(put), changed);
    assertReplays(send(upsert(key("k"), "mina@example.net")), first);
    assertThat(contacts()).isZero();
  }

  @Test
  void whatIsNoKeyIsRefused() throws IOException {
    String long255 = "x".repeat(255);
    for (String header :
        List.of(
            key(""),
            key("  "),
            key("\"\""),
            key("two words"),
            key("\"open"),
            key("\"in\"side\""),
            key("\"back\\slash\""),
            key(long255 + "x"),
            key("\"" + long255 + "x\""),
            key("k") + key("k"))) {
      RawClient.Answer answer = send(upsert(header, "mina@example.net"));
      assertThat(answer.status()).as(header).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":\"idempotency_key_invalid\"");
    }
    assertThat(contacts()).isZero();
    for (String header :
        List.of(key(long255), key("\"two words\\\"\""), key("it's,;=\\"), key("\"it's,;=\""))) {
      answered(header.contains("two") ? 400 : 200, upsert(header, "mina@example.net"));
    }
  }

  @Test
  void aKeyIsForgottenAfterItsTime() throws IOException {
    RawClient.Answer first = answered(200, upsert(key("k"), "mina@example.net"));
    clock.advance(RETENTION.minusSeconds(1));
    assertReplays(send(upsert(key("k"), "mina@example.net")), first);
    clock.advance(Duration.ofSeconds(1));
    RawClient.Answer again = answered(200, upsert(key("k"), "mina@example.net"));
    assertThat(again.body()).startsWith("{\"new\":false");
    assertReplays(send(upsert(key("k"), "mina@example.net")), again);
  }

  /** The client does not read the answer, and repeats the request to a restarted server. */
  @Test
  void anAnswerThatWasLostIsGivenAgainEvenAfterARestart() throws Exception {
    RawClient.Answer elsewhere = answered(200, upsert("", "rosan@deos.com"));
    assertThat(elsewhere.status()).isEqualTo(200);
    try (RawClient client = new RawClient(server.port())) {
      client.send(upsert(key("k"), "mina@example.net"));
      while (contacts() < 2) {
        LockSupport.parkNanos(QueuedCall.A_MOMENT);
      }
    }
    String again = upsert(key("k"), "mina@example.net");
    server.close();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
    RawClient.Answer answer = answered(200, again);
    assertThat(answer.headers()).containsEntry("idempotent-replayed", "true");
    assertThat(answer.body()).startsWith("{\"new\":true");
    assertThat(contacts()).isEqualTo(2);
  }

  @Test
  void ofManyAtOnceOneIsDone() throws IOException {
    String request = upsert(key("k"), "mina@example.net");
    CountDownLatch start = new CountDownLatch(1);
    List<QueuedCall<RawClient.Answer>> calls =
        Stream.generate(() ->
                QueuedCall.start(() -> {
                  try {
                    start.await();
                    return send(request);
                  } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                  }
                }))
            .limit(CALLERS)
            .toList();
    start.countDown();
    List<RawClient.Answer> answers = calls.stream().map(QueuedCall::answer).toList();
    assertThat(answers)
        .filteredOn(answer -> !answer.headers().containsKey("idempotent-replayed"))
        .hasSize(1);
    assertThat(answers.stream().map(IdempotencyTest::withoutTrace).distinct()).hasSize(1);
    assertThat(answers.getFirst().body()).startsWith("{\"new\":true");
    assertThat(contacts()).isEqualTo(1);
    String metrics = send(Raw.get("x", "/metrics")).body();
    assertThat(metrics)
        .contains("cardfile_idempotency_requests_total{outcome=\"kept\"} 1.0")
        .contains("cardfile_idempotency_requests_total{outcome=\"replayed\"} 15.0")
        .contains("cardfile_upserts_total{outcome=\"created\"} 1.0");
  }
}
