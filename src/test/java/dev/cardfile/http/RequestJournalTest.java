package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.operator.SeenRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests operators see, and what of them. */
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
    send(Raw.upsert("pit-unknown", "{\"secret\":\"hidden\"}"));
    String listed = ask("/operator/requests", all).body();
    assertThat(listed)
        .contains("\"outcome\":\"invalid_token\"")
        .doesNotContain("/console", "/oauth", "/operator", "hidden", "opt-", "pit-");
    String trace = listed.replaceAll(".*\"trace\":\"([^\"]*)\".*", "$1");
    assertThat(ask("/operator/requests/" + trace, all).body())
        .contains("\"status\":401")
        .doesNotContain("hidden", "\"sent\"");
  }

  @Test
  void anOperatorSeesTheOperatorsLocationsOnly() throws IOException {
    upsert(HERE, server.token());
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    String trace = upsert(OTHER, stranger).headers().get("x-trace-id");
    send(Raw.upsert("pit-unknown", "{}"));
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
    String erased =
        send(Raw.head("POST", "/contacts/" + id + "/erase", server.token()) + "\r\n")
            .headers()
            .get("x-trace-id");
    String listed = ask("/operator/requests", all).body();
    assertThat(listed).contains("\"locationId\":\"other\"").containsOnlyOnce("\"" + HERE + "\"");
    assertThat(ask("/operator/requests/" + erased, all).body())
        .contains("\"outcome\":\"erased\"")
        .doesNotContain("\"sent\"", "\"answered\"");
  }

  /** Its answer may be on its way, and the client slow to take it, while the person is erased. */
  @Test
  void keepsNoBodyOfARequestThatBeganBeforeAPersonWasErased() {
    RequestJournal journal = new RequestJournal(true);
    long before = System.nanoTime();
    journal.forget(HERE);
    journal.add(before, seq -> seen(seq, "mina"));
    journal.add(System.nanoTime(), seq -> seen(seq, "robin"));
    assertThat(journal.after(0)).extracting(SeenRequest::sent).containsExactly(null, "robin");
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
        .doesNotContain("\"outage\"");
    assertThat(ask("/operator/health", server.token()).status()).isEqualTo(401);
  }

  private static SeenRequest seen(long seq, String body) {
    return new SeenRequest(
        seq, NOW, "trace" + seq, "POST", "POST /x", 200, "done", 1, HERE, "token", body, null);
  }

  private RawClient.Answer upsert(LocationId location, String token) throws IOException {
    return send(Raw.upsert(token, Raw.contact(location, "mina@example.net")));
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
