package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.wire.operator.SeenRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Which requests operators see, and which parts of them. */
class RequestJournalTest {

  private static final LocationId HERE = RunningServer.LOCATION;
  private static final LocationId OTHER = new LocationId("other");
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir private Path folder;
  private RunningServer server;
  private String all;
  private String some;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start(folder, HttpSettings.DEFAULT, InstantSource.system());
    RunningServer.addLocation(server.stores(), OTHER);
    all = operator("all", null);
    some = operator("some", List.of(HERE));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String operator(String id, List<LocationId> locations) {
    TokenSecret secret = TokenSecret.ofOperator(Secrets.strong());
    server
        .stores()
        .operators()
        .create(new Operator(id, secret.hash(), null, locations, NOW, null, null));
    return secret.value();
  }

  @Test
  void showsWhatWasAskedAndAnsweredAndNoSecret() throws IOException {
    RawClient.Answer made = upsert(HERE, server.token());
    String trace = made.headers().get("x-trace-id");
    String listed = ask("/operator/requests", all).body();
    assertThat(listed)
        .contains(
            "\"trace\":\"" + trace + "\"",
            "\"method\":\"POST\",\"route\":\"POST /contacts/upsert\",\"status\":200",
            "\"outcome\":\"created\"",
            "\"locationId\":\"" + HERE + "\"")
        .doesNotContain("mina@example.net", server.token(), "Bearer");
    assertThat(ask("/operator/requests/" + trace, all).body())
        .contains("\"sent\":\"{", "mina@example.net", "\"answered\":\"{\\\"new\\\":true")
        .contains("\"target\":\"/contacts/upsert\"", "\"sentIsCut\":false")
        .doesNotContain(server.token(), "Bearer");
    assertThat(ask("/operator/requests/none", all).member("code")).isEqualTo("request_not_found");
  }

  @Test
  void holdsNothingOfHowAnybodyGetsIn() throws IOException {
    send(
        "POST /console/session HTTP/1.1\r\nHost: localhost\r\n"
            + Raw.counted("{\"token\":\"" + all + "\"}"));
    send(
        "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\n"
            + Raw.counted("{\"client_id\":\"c\",\"client_secret\":\"hidden\"}"));
    send(
        "POST /operator/locations/"
            + HERE
            + "/tokens HTTP/1.1\r\nHost: localhost\r\n"
            + "Authorization: Bearer "
            + all
            + "\r\n"
            + Raw.counted("{}"));
    awaitEntry(send(Raw.upsert("pit-unknown", "{\"secret\":\"hidden\"}")));
    String listed = ask("/operator/requests", all).body();
    assertThat(listed)
        .contains("\"outcome\":\"invalid_token\"")
        .doesNotContain("/console", "/oauth", "/operator", "hidden", "opt-", "pit-");
    String trace = listed.replaceAll(".*\"trace\":\"([^\"]*)\".*", "$1");
    assertThat(ask("/operator/requests/" + trace, all).body())
        .contains("\"status\":401")
        .doesNotContain("hidden", "\"sent\"", "\"target\"");
  }

  @Test
  void showsTheTargetAsItWasSent() throws IOException {
    String path = "/contacts/?locationId=" + HERE + "&query=%3Cb%3E&limit=1";
    RawClient.Answer answer = send(Raw.head("GET", path, server.token()) + "\r\n");
    awaitEntry(answer);
    String trace = answer.headers().get("x-trace-id");
    assertThat(ask("/operator/requests/" + trace, all).member("target")).isEqualTo(path);
    assertThat(ask("/operator/requests", all).body()).doesNotContain("target", "%3Cb%3E");
  }

  @Test
  void keepsTheBeginningOfALongBodyAndSaysSo() throws IOException {
    String body =
        Raw.contact(HERE, "mina@example.net")
            .replaceFirst("\\{", "{\"city\":\"" + "\u00e4".repeat(40_000) + "\",");
    RawClient.Answer answer = send(Raw.upsert(server.token(), body));
    awaitEntry(answer);
    String trace = answer.headers().get("x-trace-id");
    RawClient.Answer shown = ask("/operator/requests/" + trace, all);
    assertThat(shown.body()).contains("\"sentIsCut\":true", "\"answeredIsCut\":");
    String kept = JsonMapper.shared().readTree(shown.body()).get("sent").asString();
    assertThat(body).startsWith(kept);
    assertThat(kept.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(RequestJournal.MAX_BODY - 3, RequestJournal.MAX_BODY);
  }

  @Test
  void streamsEachRequestToThoseWhoMaySeeIt() throws Exception {
    upsert(HERE, server.token());
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    try (Follower ofAll = Follower.ofRequests(server, all);
        Follower ofSome = Follower.ofRequests(server, some)) {
      assertThat(ofAll.status()).isEqualTo(200);
      assertThat(ofAll.header("content-type")).isEqualTo("text/event-stream");
      assertThat(ofAll.header("cache-control")).isEqualTo("no-store");
      assertThat(List.of(ofAll.line(), ofAll.line())).containsExactly(":", "");
      assertThat(List.of(ofSome.line(), ofSome.line())).containsExactly(":", "");
      String other = upsert(OTHER, stranger).headers().get("x-trace-id");
      String here = upsert(HERE, server.token()).headers().get("x-trace-id");
      String id = ofAll.line();
      String data = ofAll.line();
      assertThat(data).startsWith("data: {\"seq\":" + id.substring("id: ".length()) + ",");
      assertThat(data)
          .contains("\"trace\":\"" + other + "\"", "\"route\":\"POST /contacts/upsert\"")
          .doesNotContain("mina@example.net", "\"sent\"", "\"target\"");
      assertThat(ofAll.change().get("trace").asString()).isEqualTo(here);
      assertThat(ofSome.change().get("trace").asString()).isEqualTo(here);
    }
  }

  @Test
  void theStreamEndsWithTheOperator() throws Exception {
    try (Follower follower = Follower.ofRequests(server, some)) {
      assertThat(follower.line()).isEqualTo(":");
      assertThat(server.stores().operators().revoke("some", NOW)).isTrue();
      follower.awaitEnd();
    }
    try (Follower refused = Follower.ofRequests(server, some)) {
      assertThat(refused.status()).isEqualTo(401);
    }
  }

  @Test
  void onlySoManyLookOnAtOnce() throws Exception {
    List<Follower> open = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        open.add(Follower.ofRequests(server, all));
        assertThat(open.getLast().line()).isEqualTo(":");
      }
      open.add(Follower.ofRequests(server, all));
      assertThat(open.getLast().status()).isEqualTo(429);
      assertThat(open.getLast().header("retry-after")).isEqualTo("5");
    } finally {
      open.forEach(Follower::close);
    }
  }

  @Test
  void anOperatorSeesTheOperatorsLocationsOnly() throws IOException {
    upsert(HERE, server.token());
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    String trace = upsert(OTHER, stranger).headers().get("x-trace-id");
    awaitEntry(send(Raw.upsert("pit-unknown", "{}")));
    assertThat(ask("/operator/requests", some).body())
        .contains("\"locationId\":\"" + HERE + "\"")
        .doesNotContain("\"locationId\":\"other\"", "invalid_token");
    assertThat(ask("/operator/requests/" + trace, some).member("code"))
        .isEqualTo("request_not_found");
    assertThat(ask("/operator/requests/" + trace, all).status()).isEqualTo(200);
    for (String other : List.of(server.token(), stranger)) {
      assertThat(ask("/operator/requests", other).member("code")).isEqualTo("operator_needed");
    }
  }

  @Test
  void forgetsWhenAPersonIsErased() throws IOException {
    String id = upsert(HERE, server.token()).member("id");
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    upsert(OTHER, stranger);
    RawClient.Answer answer =
        send(Raw.head("POST", "/contacts/" + id + "/erase", server.token()) + "\r\n");
    awaitEntry(answer);
    String erased = answer.headers().get("x-trace-id");
    String listed = ask("/operator/requests", all).body();
    assertThat(listed).contains("\"locationId\":\"other\"").containsOnlyOnce("\"" + HERE + "\"");
    assertThat(ask("/operator/requests/" + erased, all).body())
        .contains("\"outcome\":\"erased\"")
        .doesNotContain("\"sent\"", "\"answered\"", "\"target\"");
  }

  /** Such a request's answer may still be on its way to a slow client when the person is erased. */
  @Test
  void keepsNoBodyOfARequestThatBeganBeforeAPersonWasErased() {
    RequestJournal journal = new RequestJournal(true);
    long before = System.nanoTime();
    journal.forget(HERE);
    journal.add(before, seq -> seen(seq, "mina"));
    journal.add(System.nanoTime(), seq -> seen(seq, "robin"));
    assertThat(journal.after(0))
        .extracting(SeenRequest::sent)
        .containsExactly(null, new SeenRequest.Body("robin", false));
  }

  @Test
  @Timeout(30)
  void doesNotTakeAForgottenRequestForANewOne() throws Exception {
    RequestJournal journal = new RequestJournal(true);
    journal.add(System.nanoTime(), seq -> seen(seq, "mina"));
    journal.forget(HERE);
    Thread waiting =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                journal.await(0, Duration.ofDays(1));
              } catch (InterruptedException closed) {
                // The test is over.
              }
            });
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      assertThat(waiting.isAlive()).isTrue();
      Thread.sleep(1);
    }
    journal.add(System.nanoTime(), seq -> seen(seq, "robin"));
    waiting.join();
  }

  @Test
  void forgetsALocationThatIsDeleted() throws IOException {
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    upsert(OTHER, stranger);
    upsert(HERE, server.token());
    assertThat(send(Raw.head("DELETE", "/operator/locations/" + OTHER, all) + "\r\n").status())
        .isEqualTo(202);
    assertThat(ask("/operator/requests", all).body())
        .contains("\"locationId\":\"" + HERE + "\"")
        .doesNotContain("\"locationId\":\"other\"");
  }

  @Test
  void keepsFewAndLittle() {
    RequestJournal journal = new RequestJournal(true);
    for (int i = 0; i < 600; i++) {
      journal.add(System.nanoTime(), seq -> seen(seq, "x"));
    }
    assertThat(journal.after(0)).hasSize(RequestJournal.MOST);
    assertThat(journal.after(0).getFirst().seq()).isEqualTo(101);
    String long64 = "x".repeat(RequestJournal.MAX_BODY);
    for (int i = 0; i < 200; i++) {
      journal.add(System.nanoTime(), seq -> seen(seq, long64));
    }
    assertThat(journal.after(0).stream().mapToInt(SeenRequest::weight).sum())
        .isLessThanOrEqualTo(RequestJournal.MAX_BYTES);
    assertThat(journal.last()).isEqualTo(800);
    assertThat(journal.after(799)).hasSize(1);
  }

  @Test
  void showsHowTheServerIs() throws IOException {
    upsert(HERE, server.token());
    assertThat(ask("/operator/health", all).body())
        .contains("\"requests\":{\"count\":", "\"failed\":0", "\"writes\":{\"transactions\":")
        .contains("\"memory\":{\"used\":", "\"startedAt\":\"", "\"times\":[{\"millis\":1,")
        .contains("\"failed\":0,\"turnedAway\":0", "\"queue\":{\"waiting\":0,\"most\":")
        .contains("\"rows\":0", "\"disk\":{\"used\":", "\"processor\":{\"millis\":")
        .doesNotContain("\"outage\"");
    assertThat(ask("/operator/health", server.token()).status()).isEqualTo(401);
  }

  private static SeenRequest seen(long seq, String body) {
    return new SeenRequest(
        seq,
        NOW,
        "trace" + seq,
        "POST",
        "POST /x",
        200,
        "done",
        1,
        HERE,
        "token",
        "/x",
        new SeenRequest.Body(body, false),
        null);
  }

  private RawClient.Answer upsert(LocationId location, String token) throws IOException {
    RawClient.Answer answer = send(Raw.upsert(token, Raw.contact(location, "mina@example.net")));
    awaitEntry(answer);
    return answer;
  }

  /** Waits for an entry, which may be added only after the client has the answer. */
  private void awaitEntry(RawClient.Answer answer) throws IOException {
    String path = "/operator/requests/" + answer.headers().get("x-trace-id");
    while (ask(path, all).status() != 200) {
      LockSupport.parkNanos(QueuedCall.A_MOMENT);
    }
  }

  private RawClient.Answer ask(String path, String token) throws IOException {
    return send(
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, token));
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
