package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators may do, and what only they may do. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class OperatorsTest {

  private static final long PATIENCE_SECONDS = 30;
  private static final LocationId OTHER = new LocationId("other");
  private static final LocationId HERE = RunningServer.LOCATION;
  private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
  private static final String NAMED = "{\"id\":\"new\",\"name\":\"New\"}";

  /** Every route for operators only; L stands for a location. */
  private static final List<String> ROUTES =
      List.of(
          "GET /operator/locations",
          "POST /operator/locations",
          "GET /operator/locations/L",
          "PUT /operator/locations/L",
          "DELETE /operator/locations/L",
          "GET /operator/locations/L/tokens",
          "POST /operator/locations/L/tokens",
          "DELETE /operator/locations/L/tokens/x");

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private final TestClock clock = new TestClock(START);
  private RunningServer server;
  private String all;
  private String some;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
    RunningServer.addLocation(server.stores(), OTHER);
    all = operator("all", null, null);
    some = operator("some", List.of(HERE), null);
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  private String operator(String id, List<LocationId> locations, Instant expires) {
    TokenSecret secret = TokenSecret.ofOperator(Secrets.strong());
    server
        .stores()
        .operators()
        .create(new Operator(id, secret.hash(), "Robin", locations, START, expires, null));
    return secret.value();
  }

  @Test
  void anOperatorCountsAsATokenOfTheLocationThatIsNamed() throws IOException {
    for (LocationId location : List.of(HERE, OTHER)) {
      RawClient.Answer answer = upsert(all, location);
      assertThat(answer.body()).contains("\"new\":true", "\"locationId\":\"" + location + "\"");
      String contact = answer.member("id");
      assertThat(send(in(location, "GET", "/contacts/" + contact + "/history", all)).body())
          .contains("\"by\":{\"kind\":\"operator\",\"id\":\"all\"}");
      assertThat(send(in(location, "GET", "/locations/" + location, all)).status()).isEqualTo(200);
      assertThat(send(in(location, "POST", "/contacts/" + contact + "/erase", all)).status())
          .isEqualTo(200);
    }
    assertThat(send(Raw.get(server.token(), "/changes")).body())
        .doesNotContain("\"locationId\":\"other\"");
  }

  @Test
  void theLocationMustBeNamedOnceAndBeOneOfTheOperators() throws IOException {
    String head = Raw.head("GET", "/contacts/x", some);
    assertThat(send(head + "\r\n").member("code")).isEqualTo("location_header_missing");
    assertThat(send(head + "X-Location-Id: \r\n\r\n").member("code"))
        .isEqualTo("location_header_missing");
    assertThat(
            send(head + "X-Location-Id: " + HERE + "\r\nX-Location-Id: other\r\n\r\n")
                .member("code"))
        .isEqualTo("location_header_missing");
    assertThat(send(in(HERE, "GET", "/contacts/x", some)).member("code"))
        .isEqualTo("contact_not_found");
    RawClient.Answer foreign = send(in(OTHER, "GET", "/contacts/x", some));
    assertThat(foreign.status()).isEqualTo(403);
    for (String none : List.of("nowhere", "not an id", "x".repeat(65))) {
      for (String token : List.of(some, all)) {
        RawClient.Answer answer =
            send(Raw.head("GET", "/contacts/x", token) + "X-Location-Id: " + none + "\r\n\r\n");
        assertThat(withoutTrace(answer)).as(none).isEqualTo(withoutTrace(foreign));
      }
    }
  }

  /** The order is that of docs/compatibility.md: token, version, rate, location, then the body. */
  @Test
  void whatIsWrongIsToldInOrder() throws IOException {
    String path = "POST /contacts/upsert HTTP/1.1\r\nHost: localhost\r\n";
    String wrongToken = "Authorization: Bearer opt-" + "x".repeat(43) + "\r\n";
    String token = "Authorization: Bearer " + some + "\r\n";
    String version = "Version: 2021-07-28\r\n";
    String unreadable = Raw.counted("{");
    assertThat(code(path + wrongToken + unreadable)).isEqualTo("invalid_token");
    assertThat(code(path + token + unreadable)).isEqualTo("version_missing");
    assertThat(code(path + token + version + unreadable)).isEqualTo("location_header_missing");
    assertThat(code(path + token + version + "X-Location-Id: other\r\n" + unreadable))
        .isEqualTo("foreign_location");
    String here = "X-Location-Id: " + HERE + "\r\n";
    assertThat(code(path + token + version + here + unreadable)).isEqualTo("unreadable_json");
    assertThat(
            code(path + token + version + here + Raw.counted(Raw.contact(OTHER, "a@example.net"))))
        .isEqualTo("foreign_location");
  }

  @Test
  void theHeaderMeansNothingWithALocationsToken() throws IOException {
    assertThat(send(in(OTHER, "GET", "/locations/other", server.token())).member("code"))
        .isEqualTo("foreign_location");
    assertThat(send(in(OTHER, "GET", "/locations/" + HERE, server.token())).status())
        .isEqualTo(200);
  }

  @Test
  void nobodyElseMayDoWhatOperatorsDo() throws IOException {
    for (String route : ROUTES) {
      String[] parts = route.replace("/L", "/" + HERE).split(" ");
      for (String other : List.of(server.token(), "pit-unknown", "opt-" + "x".repeat(43))) {
        RawClient.Answer answer = send(Raw.head(parts[0], parts[1], other) + Raw.counted(NAMED));
        assertThat(answer.status()).as(route).isEqualTo(401);
        assertThat(answer.member("code"))
            .isEqualTo(other.equals(server.token()) ? "operator_needed" : "invalid_token");
      }
      String none = "%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(parts[0], parts[1]);
      assertThat(code(none + Raw.counted(NAMED))).isEqualTo("invalid_token");
    }
    assertThat(send(in(HERE, "GET", "/oauth/installedLocations?companyId=c&appId=a", all)).body())
        .contains("\"code\":\"wrong_token_class\"");
    assertThat(server.stores().locations().list()).hasSize(2);
  }

  @Test
  void anOperatorOfSomeLocationsSeesNoOther() throws IOException {
    assertThat(ask("GET", "/operator/locations", some, "").body())
        .contains("\"id\":\"" + HERE + "\"", "\"deleting\":[]")
        .doesNotContain("\"id\":\"other\"");
    assertThat(ask("GET", "/operator/locations", all, "").body())
        .contains("\"id\":\"" + HERE + "\"", "\"id\":\"other\"");
    assertThat(ask("POST", "/operator/locations", some, NAMED).member("code"))
        .isEqualTo("operator_of_some");
    assertThat(ask("DELETE", "/operator/locations/" + HERE, some, "").member("code"))
        .isEqualTo("operator_of_some");
    for (String route : ROUTES) {
      String[] parts = route.split(" ");
      if (parts[1].contains("/L") && !route.equals("DELETE /operator/locations/L")) {
        RawClient.Answer there = ask(parts[0], parts[1].replace("/L", "/other"), some, "{}");
        RawClient.Answer nowhere = ask(parts[0], parts[1].replace("/L", "/nowhere"), some, "{}");
        assertThat(there.member("code")).as(route).isEqualTo("foreign_location");
        assertThat(withoutTrace(there)).isEqualTo(withoutTrace(nowhere));
        assertThat(ask(parts[0], parts[1].replace("/L", "/nowhere"), all, "{}").status())
            .as(route)
            .isEqualTo(400);
      }
    }
    assertThat(server.stores().locations().list()).hasSize(2);
  }

  @Test
  void makesSetsAndDeletesLocations() throws IOException {
    assertThat(ask("POST", "/operator/locations", all, NAMED).status()).isEqualTo(201);
    assertThat(ask("POST", "/operator/locations", all, NAMED).member("code"))
        .isEqualTo("already_exists");
    assertThat(ask("POST", "/operator/locations", all, "{\"id\":\"a b\"}").body())
        .contains("id must be 1 to 64 letters, digits, - and _", "name should not be empty");
    RawClient.Answer unnamed = ask("POST", "/operator/locations", all, "{\"name\":\"Any\"}");
    assertThat(unnamed.member("id")).hasSize(20);
    assertThat(
            ask("PUT", "/operator/locations/new", all, "{\"timezone\":\"America/Chicago\"}").body())
        .contains("\"timezone\":\"America/Chicago\"");
    String token = ask("POST", "/operator/locations/new/tokens", all, "{}").member("secret");
    assertThat(
            send(Raw.upsert(token, Raw.contact(new LocationId("new"), "a@example.net"))).status())
        .isEqualTo(200);

    assertThat(ask("DELETE", "/operator/locations/new", all, "").status()).isEqualTo(202);
    assertThat(
            send(Raw.upsert(token, Raw.contact(new LocationId("new"), "a@example.net")))
                .member("code"))
        .isEqualTo("invalid_token");
    assertThat(send(in(new LocationId("new"), "GET", "/contacts/x", all)).status()).isEqualTo(403);
    assertThat(ask("GET", "/operator/locations/new", all, "").member("code"))
        .isEqualTo("location_not_found");
    awaitDeleted();
    assertThat(database.rows("SELECT * FROM contact WHERE location_id = 'new'")).isEmpty();
    assertThat(ask("POST", "/operator/locations", all, NAMED).status()).isEqualTo(201);
    database.check();
  }

  @Test
  void makesAndRevokesTokens() throws IOException {
    String tokens = "/operator/locations/" + HERE + "/tokens";
    RawClient.Answer made =
        ask(
            "POST",
            tokens,
            some,
            "{\"name\":\"Shop\",\"scopes\":[\"contacts.write\"],\"expiresAt\":\"2026-12-01\"}");
    assertThat(made.headers()).containsEntry("cache-control", "no-store");
    String secret = made.member("secret");
    assertThat(secret).matches("pit-[0-9a-f-]{36}");
    assertThat(send(Raw.upsert(secret, Raw.contact(HERE, "a@example.net"))).status())
        .isEqualTo(200);
    assertThat(send(Raw.get(secret, "/contacts/x")).member("code")).isEqualTo("scope_missing");
    RawClient.Answer listed = ask("GET", tokens, some, "");
    assertThat(listed.body())
        .contains("\"name\":\"Shop\"", "\"state\":\"valid\"")
        .doesNotContain(secret, TokenSecret.ACCESS, "hash");
    assertThat(ask("POST", tokens, some, "{\"scopes\":[\"everything\"]}").status()).isEqualTo(422);

    String id = made.member("id");
    assertThat(ask("DELETE", "/operator/locations/other/tokens/" + id, all, "").member("code"))
        .isEqualTo("token_not_found");
    assertThat(ask("DELETE", tokens + "/" + id, some, "").status()).isEqualTo(200);
    assertThat(send(Raw.upsert(secret, "{}")).member("code")).isEqualTo("invalid_token");
    assertThat(ask("GET", tokens, some, "").body()).contains("\"state\":\"revoked\"");
  }

  @Test
  void anOperatorsTokenEndsAtItsTimeAndWhenItIsRevokedHereOrElsewhere() throws Exception {
    String expiring = operator("expiring", null, START.plusSeconds(10));
    clock.advance(Duration.ofMillis(9999));
    assertThat(ask("GET", "/operator/locations", expiring, "").status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    assertThat(ask("GET", "/operator/locations", expiring, "").status()).isEqualTo(401);
    assertThat(upsert(expiring, HERE).status()).isEqualTo(401);

    server.stores().operators().revoke("some", START);
    assertThat(upsert(some, HERE).member("code")).isEqualTo("invalid_token");

    assertThat(upsert(all, HERE).status()).isEqualTo(200);
    try (Stores elsewhere = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      elsewhere.operators().revoke("all", START);
    }
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (upsert(all, HERE).status() != 401) {
      assertThat(System.nanoTime()).as("a revoked operator is let in").isLessThan(giveUp);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Test
  void theRateLimitHoldsForOperatorsInAllTheirLocationsTogether() throws Exception {
    server.close();
    server = RunningServer.start(database, HttpSettings.DEFAULT.withRateLimits(3, 0), clock);
    assertThat(upsert(all, HERE).status()).isEqualTo(200);
    assertThat(upsert(all, OTHER).status()).isEqualTo(200);
    assertThat(ask("GET", "/operator/locations", all, "").status()).isEqualTo(200);
    assertThat(upsert(all, HERE).member("code")).isEqualTo("rate_limited");
    assertThat(ask("GET", "/operator/locations", all, "").status()).isEqualTo(429);
    assertThat(upsert(some, HERE).status()).isEqualTo(200);
    assertThat(
            send(Raw.get(server.newToken(HERE, EnumSet.allOf(Scope.class), null), "/contacts/x"))
                .status())
        .isEqualTo(400);
  }

  private void awaitDeleted() {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!server.stores().deletions().pending().isEmpty()) {
      assertThat(System.nanoTime()).as("a location is not deleted").isLessThan(giveUp);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private RawClient.Answer upsert(String token, LocationId location) throws IOException {
    return send(
        Raw.upsertHead(token)
            + "X-Location-Id: "
            + location
            + "\r\n"
            + Raw.counted(Raw.contact(location, "mina@example.net")));
  }

  private static String in(LocationId location, String method, String path, String token) {
    return Raw.head(method, path, token) + "X-Location-Id: " + location + "\r\n\r\n";
  }

  private RawClient.Answer ask(String method, String path, String token, String body)
      throws IOException {
    return send(
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                .formatted(method, path, token)
            + (body.isEmpty() ? "\r\n" : Raw.counted(body)));
  }

  private String code(String request) throws IOException {
    return send(request).member("code");
  }

  private static String withoutTrace(RawClient.Answer answer) {
    return answer.status() + answer.body().replace(answer.headers().get("x-trace-id"), "");
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
