package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenHash;
import dev.cardfile.access.TokenSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a session of the console, what a session allows, and attacks on it. */
class ConsoleSessionTest {

  private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
  private static final String CODE = "a".repeat(43);
  private static final String SAME = "Sec-Fetch-Site: same-origin";

  @TempDir private Path folder;
  private final TestClock clock = new TestClock(START);
  private RunningServer server;
  private String token;

  @BeforeEach
  void start() throws Exception {
    serve(HttpSettings.DEFAULT);
    TokenSecret secret = TokenSecret.ofOperator(Secrets.strong());
    token = secret.value();
    server
        .stores()
        .operators()
        .create(new Operator("robin", secret.hash(), "Robin", null, START, null, null));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve(HttpSettings settings) throws Exception {
    if (server != null) {
      server.close();
    }
    server = RunningServer.start(folder, settings, clock);
  }

  /** The parts of a session that a browser keeps. */
  private record Session(String cookie, String csrf) {}

  private void addLink() {
    server
        .stores()
        .operators()
        .addLink(TokenHash.of(CODE), clock.instant().plusSeconds(600), START);
  }

  private RawClient.Answer signInByLink(String... headers) throws IOException {
    return post("{\"code\":\"" + CODE + "\"}", headers);
  }

  private Session session() throws IOException {
    addLink();
    return session(signInByLink(SAME));
  }

  private Session session(RawClient.Answer answer) throws IOException {
    assertThat(answer.status()).isEqualTo(204);
    String cookie = "Cookie: " + answer.headers().get("set-cookie").split(";", 2)[0];
    return new Session(cookie, get("/console/session", cookie, SAME).member("csrf"));
  }

  private static String console(String csrf) {
    return "X-Cardfile-Console: " + csrf;
  }

  @Test
  void aLinkSignsInOnce() throws IOException {
    addLink();
    RawClient.Answer in = signInByLink(SAME);
    assertThat(in.status()).isEqualTo(204);
    assertThat(in.headers().get("set-cookie"))
        .matches(
            "cardfile_[0-9A-Za-z_-]{8}=[0-9A-Za-z_-]{43}; Path=/; Max-Age=43200; HttpOnly;"
                + " SameSite=Strict");
    assertThat(in.headers()).containsEntry("cache-control", "no-store");
    assertThat(in.body()).isEmpty();
    RawClient.Answer again = signInByLink(SAME);
    assertThat(again.member("code")).isEqualTo("sign_in_refused");
    assertThat(again.headers()).doesNotContainKey("set-cookie");

    Session session = session(in);
    RawClient.Answer shown = get("/console/session", session.cookie(), SAME);
    assertThat(shown.body())
        .contains("\"operator\":{\"id\":\"console\",\"name\":\"This machine\"}")
        .contains("\"expiresAt\":\"2026-12-01T00:00:00.000Z\"", "\"version\":\"")
        .doesNotContain(session.cookie().split("=")[1]);
    assertThat(shown.headers()).containsEntry("cache-control", "no-store");
  }

  @Test
  void aLinkThatHasExpiredOrIsNoneDoesNot() throws IOException {
    addLink();
    clock.advance(Duration.ofMinutes(10));
    assertThat(signInByLink(SAME).member("code")).isEqualTo("sign_in_refused");
    for (String body :
        List.of("{}", "{\"code\":\"\"}", "{\"code\":\"b\"}", "{\"token\":\"opt-b\"}")) {
      assertThat(post(body, SAME).member("code")).as(body).isEqualTo("sign_in_refused");
    }
    assertThat(post("{\"token\":\"" + server.token() + "\"}", SAME).member("code"))
        .isEqualTo("sign_in_refused");
    assertThat(post("{\"code\":1}", SAME).status()).isEqualTo(422);
    assertThat(post("{", SAME).status()).isEqualTo(400);
  }

  @Test
  void theSessionIsGoodForTheWholeApi() throws IOException {
    Session session = session();
    String location = "X-Location-Id: " + RunningServer.LOCATION;
    String version = "Version: 2021-07-28";
    RawClient.Answer made =
        send(
            "POST",
            "/contacts/upsert",
            Raw.contact(RunningServer.LOCATION, "a@example.net"),
            session.cookie(),
            console(session.csrf()),
            location,
            version);
    assertThat(made.body()).contains("\"new\":true");
    String id = made.member("id");
    assertThat(
            get(
                    "/contacts/" + id + "/history",
                    session.cookie(),
                    console(session.csrf()),
                    location,
                    version)
                .body())
        .contains("\"by\":{\"kind\":\"operator\",\"id\":\"console\"}");
    assertThat(get("/operator/locations", session.cookie(), SAME).status()).isEqualTo(200);
  }

  /** Requests that another site's page could cause, or with only half of what was stolen. */
  @Test
  void theCookieAloneIsWorthNothing() throws IOException {
    Session session = session();
    Session other = session();
    String cookie = session.cookie();
    String csrf = console(session.csrf());
    for (List<String> headers :
        List.of(
            List.<String>of(),
            List.of("Sec-Fetch-Site: cross-site"),
            List.of("Sec-Fetch-Site: same-site"),
            List.of("Sec-Fetch-Site: none"),
            List.of("Sec-Fetch-Site: cross-site", csrf),
            List.of("Origin: http://evil.example", csrf),
            List.of("Origin: null", csrf),
            List.of("Origin: http://evil.example", SAME),
            List.of("Origin: http://localhost", "Origin: http://evil.example", csrf),
            List.of(console(other.csrf())),
            List.of(console("")),
            List.of(console(session.csrf() + "x"), SAME),
            List.of(csrf, csrf),
            List.of(SAME, "Authorization: Bearer pit-unknown"))) {
      List<String> all = new ArrayList<>(headers);
      all.add(cookie);
      RawClient.Answer answer = get("/operator/locations", all.toArray(String[]::new));
      assertThat(answer.status()).as("%s", headers).isEqualTo(401);
    }
    assertThat(get("/operator/locations", csrf).status()).as("without cookie").isEqualTo(401);
    assertThat(get("/operator/locations", other.cookie(), csrf).status())
        .as("a stolen csrf")
        .isEqualTo(401);
    String twice = cookie + "; " + cookie.split(" ")[1];
    assertThat(get("/operator/locations", twice, csrf).status()).isEqualTo(401);
    assertThat(get("/operator/locations", cookie.replaceFirst(".$", "-"), SAME).status())
        .isEqualTo(401);
    assertThat(get("/operator/locations", cookie, csrf).status()).isEqualTo(200);
    assertThat(get("/operator/locations", cookie, SAME).status()).isEqualTo(200);
  }

  @Test
  void whateverWritesMustBringTheCsrfToken() throws IOException {
    Session session = session();
    String body = "{\"name\":\"New\"}";
    assertThat(send("POST", "/operator/locations", body, session.cookie(), SAME).status())
        .isEqualTo(401);
    assertThat(send("DELETE", "/console/session", "", session.cookie(), SAME).status())
        .isEqualTo(401);
    assertThat(
            send(
                    "POST",
                    "/operator/locations",
                    body,
                    session.cookie(),
                    SAME,
                    console(session.csrf()))
                .status())
        .isEqualTo(201);
  }

  @Test
  void nobodySignsAnotherInFromAnotherSite() throws IOException {
    String body = "{\"token\":\"" + token + "\"}";
    for (String header :
        List.of(
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
            "Origin: http://evil.example",
            "Origin: null")) {
      RawClient.Answer answer = post(body, header);
      assertThat(answer.member("code")).as(header).isEqualTo("foreign_site");
      assertThat(answer.headers()).doesNotContainKey("set-cookie");
    }
    assertThat(post(body, "Origin: http://localhost").status()).isEqualTo(204);
    assertThat(post(body, SAME).status()).isEqualTo(204);
  }

  /** DNS rebinding: the host name of another site's page resolves to this machine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "[::2]",
        "0.0.0.0",
        "localhost@evil.example",
        ""
      })
  void atAnyOtherNameThereIsNoConsole(String host) throws IOException {
    Session session = session();
    String at = "Host: " + host;
    RawClient.Answer answer =
        raw("GET /operator/locations HTTP/1.1\r\n", at, session.cookie(), console(session.csrf()));
    assertThat(answer.status()).isIn(400, 404);
    assertThat(raw("GET /console/session HTTP/1.1\r\n", at, session.cookie(), SAME).status())
        .isIn(400, 404);
    assertThat(
            raw("GET /operator/locations HTTP/1.1\r\n", at, "Authorization: Bearer " + token)
                .status())
        .isIn(400, 404);
    // Where the cookie could take the place of a token, it does not count either.
    assertThat(
            raw(
                    "GET /contacts/x HTTP/1.1\r\n",
                    at,
                    session.cookie(),
                    console(session.csrf()),
                    "Version: 2021-07-28",
                    "X-Location-Id: " + RunningServer.LOCATION)
                .status())
        .isIn(400, 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "LOCALHOST:8080", "[::1]", "[::1]:80"})
  void atItsOwnNamesThereIs(String host) throws IOException {
    assertThat(
            raw(
                    "GET /operator/locations HTTP/1.1\r\n",
                    "Host: " + host,
                    "Authorization: Bearer " + token)
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=1.2.3.4",
        "X-Forwarded-For: 127.0.0.1",
        "X-Forwarded-Host: localhost",
        "X-Forwarded-Proto: https",
        "X-Real-IP: 127.0.0.1",
        "Via: 1.1 proxy",
        "Forwarded: "
      })
  void throughAProxyThereIsNone(String header) throws IOException {
    Session session = session();
    addLink();
    assertThat(signInByLink(SAME, header).status()).isEqualTo(404);
    assertThat(get("/console/session", session.cookie(), SAME, header).status()).isEqualTo(404);
    assertThat(
            get("/operator/locations", session.cookie(), console(session.csrf()), header).status())
        .isEqualTo(404);
    assertThat(get("/operator/locations", "Authorization: Bearer " + token, header).status())
        .isEqualTo(404);
    assertThat(
            get(
                    "/contacts/x",
                    session.cookie(),
                    console(session.csrf()),
                    "Version: 2021-07-28",
                    "X-Location-Id: " + RunningServer.LOCATION,
                    header)
                .member("code"))
        .isEqualTo("invalid_token");
    assertThat(raw("PATCH /operator/locations HTTP/1.1\r\n", "Host: localhost", header).status())
        .as("no word of what other methods there are")
        .isEqualTo(404);
    assertThat(
            raw(
                    "POST /console/session HTTP/1.1\r\n",
                    "Host: localhost",
                    "Content-Type: text/plain",
                    "Content-Length: 0",
                    header)
                .status())
        .as("no word of what it takes")
        .isEqualTo(404);
    // On the routes of locations, an operator's token is valid even through a proxy.
    assertThat(
            get(
                    "/contacts/x",
                    "Authorization: Bearer " + token,
                    "Version: 2021-07-28",
                    "X-Location-Id: " + RunningServer.LOCATION,
                    header)
                .member("code"))
        .isEqualTo("contact_not_found");
  }

  @Test
  void aTargetThatIsAWholeUrlIsNotLocal() throws IOException {
    assertThat(
            raw(
                    "GET http://evil.example/operator/locations HTTP/1.1\r\n",
                    "Host: localhost",
                    "Authorization: Bearer " + token)
                .status())
        .isEqualTo(404);
  }

  /** If it is switched on, clients behind a proxy sign in with a token, not by a link. */
  @Test
  void switchedOnItIsThereForAllWhoBringAToken() throws Exception {
    serve(HttpSettings.DEFAULT.withConsole(true));
    String forwarded = "X-Forwarded-For: 203.0.113.7";
    addLink();
    assertThat(signInByLink(SAME, forwarded).member("code")).isEqualTo("sign_in_refused");
    Session session = session(signInByLink(SAME));
    assertThat(get("/operator/locations", session.cookie(), SAME, forwarded).status())
        .as("a session of a link from elsewhere")
        .isEqualTo(401);
    RawClient.Answer in = post("{\"token\":\"" + token + "\"}", SAME, forwarded);
    String cookie = "Cookie: " + in.headers().get("set-cookie").split(";", 2)[0];
    RawClient.Answer shown = get("/console/session", cookie, SAME, forwarded);
    assertThat(shown.body()).contains("\"operator\":{\"id\":\"robin\",\"name\":\"Robin\"}");
    assertThat(
            get("/operator/locations", cookie, console(shown.member("csrf")), forwarded).status())
        .isEqualTo(200);
    server.stores().operators().revoke("robin", START);
    assertThat(get("/operator/locations", cookie, SAME, forwarded).status()).isEqualTo(401);
    assertThat(get("/console/session", cookie, SAME, forwarded).member("code"))
        .isEqualTo("not_signed_in");
  }

  @Test
  void beyondLoopbackThereIsNone() {
    assertThat(HttpSettings.isLoopback("0.0.0.0")).isFalse();
    assertThat(HttpSettings.isLoopback("::")).isFalse();
    assertThat(HttpSettings.isLoopback("localhost")).isTrue();
    assertThat(new OperatorAccess(false, false).isOpenTo(null)).isFalse();
    assertThat(new OperatorAccess(false, true).isOpenTo(null)).isTrue();
    assertThat(new OperatorAccess(false, true).isLocal(null)).isFalse();
  }

  @Test
  void aSessionEndsByTimeBySignOutAndWithTheServer() throws Exception {
    Session first = session();
    assertThat(send("DELETE", "/console/session", "", first.cookie(), console(first.csrf())))
        .satisfies(out -> {
          assertThat(out.status()).isEqualTo(204);
          assertThat(out.headers().get("set-cookie")).contains("=; Path=/; Max-Age=0");
        });
    assertThat(get("/console/session", first.cookie(), SAME).status()).isEqualTo(401);

    Session second = session();
    clock.advance(Duration.ofHours(12).minusMillis(1));
    assertThat(get("/console/session", second.cookie(), SAME).status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    assertThat(get("/console/session", second.cookie(), SAME).status()).isEqualTo(401);

    Session third = session();
    serve(HttpSettings.DEFAULT);
    Session fourth = session();
    assertThat(fourth.cookie().split("=")[0]).isNotEqualTo(third.cookie().split("=")[0]);
    assertThat(get("/console/session", third.cookie(), SAME).status()).isEqualTo(401);
  }

  /** Behind a proxy, whoever guesses and whoever has a valid secret have the same address. */
  @Test
  void guessingIsLimitedAndKeepsNobodyOut() throws IOException {
    addLink();
    for (int i = 0; i < 10; i++) {
      assertThat(post("{\"code\":\"guess" + i + "\"}", SAME).status()).isEqualTo(401);
    }
    RawClient.Answer refused = post("{\"token\":\"guess\"}", SAME);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("retry-after", "60");
    assertThat(signInByLink(SAME).status()).isEqualTo(204);
    for (int i = 0; i < 11; i++) {
      assertThat(post("{\"token\":\"" + token + "\"}", SAME).status()).isEqualTo(204);
    }
    clock.advance(Duration.ofSeconds(60));
    assertThat(post("{\"token\":\"guess\"}", SAME).status()).isEqualTo(401);
  }

  /** The number of sessions is bounded, so that they cannot fill the memory; the oldest ends. */
  @Test
  void thereAreNotManySessions() throws IOException {
    Session first = session();
    for (int i = 0; i < 205; i++) {
      clock.advance(Duration.ofSeconds(7));
      assertThat(post("{\"token\":\"" + token + "\"}", SAME).status()).isEqualTo(204);
    }
    assertThat(get("/console/session", first.cookie(), SAME).status()).isEqualTo(401);
  }

  @Test
  void nothingOfASecretIsKept() throws IOException {
    Session session = session();
    server.close();
    List<String> rows = new ArrayList<>();
    for (String table : List.of("operator", "console_link", "token")) {
      rows.addAll(
          new dev.cardfile.store.Onlooker("jdbc:sqlite:" + folder.resolve("cardfile.db"))
              .rows("SELECT * FROM " + table));
    }
    assertThat(rows.toString())
        .doesNotContain(CODE, token, session.csrf(), session.cookie().split("=")[1]);
  }

  private RawClient.Answer post(String body, String... headers) throws IOException {
    return send("POST", "/console/session", body, headers);
  }

  private RawClient.Answer get(String path, String... headers) throws IOException {
    return send("GET", path, "", headers);
  }

  private RawClient.Answer send(String method, String path, String body, String... headers)
      throws IOException {
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\n%s"
            .formatted(method, path, String.join("\r\n", headers));
    return answered(
        head + (headers.length == 0 ? "" : "\r\n") + (body.isEmpty() ? "\r\n" : Raw.counted(body)));
  }

  private RawClient.Answer raw(String first, String... headers) throws IOException {
    return answered(first + String.join("\r\n", headers) + "\r\n\r\n");
  }

  private RawClient.Answer answered(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
