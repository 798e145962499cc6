package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tokens are accepted, and when changes by this or another process take effect. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class AuthenticationTest {

  @Parameter private StoreKind kind;

  private static final long PATIENCE_SECONDS = 30;
  private static final int ROUNDS = 20;
  private static final Set<Scope> EVERYTHING = EnumSet.allOf(Scope.class);
  private static final LocationId OTHER = new LocationId("other");
  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

  private StoreFixture database;
  private final TestClock clock = new TestClock(START);
  private RunningServer server;

  /** The same database, opened as by another process. */
  private Stores elsewhere;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
    RunningServer.addLocation(server.stores(), OTHER);
    elsewhere = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
  }

  @AfterEach
  void stop() {
    elsewhere.close();
    server.close();
    database.close();
  }

  @Test
  void aTokenExpiresAtItsTime() throws IOException {
    String token = server.newToken(RunningServer.LOCATION, EVERYTHING, START.plusSeconds(10));
    clock.advance(Duration.ofMillis(9999));
    assertThat(upsert(token).status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    assertThat(upsert(token).member("code")).isEqualTo("invalid_token");
  }

  @Test
  void aTokenThatIsRevokedHereIsRefusedAtOnce() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      TokenSecret secret = TokenSecret.random();
      String id = server.addToken(secret, RunningServer.LOCATION, EVERYTHING, null);
      assertThat(upsert(secret.value()).status()).isEqualTo(200);
      server.stores().tokens().revoke(id, START);
      assertThat(upsert(secret.value()).member("code")).isEqualTo("invalid_token");
    }
  }

  @Test
  void aTokenThatIsRevokedElsewhereIsRefusedAMomentLater() throws IOException {
    TokenSecret secret = TokenSecret.random();
    String id = server.addToken(secret, RunningServer.LOCATION, EVERYTHING, null);
    assertThat(upsert(secret.value()).status()).isEqualTo(200);
    elsewhere.tokens().revoke(id, START);
    awaitRefused(secret.value());
    assertThat(upsert(secret.value()).member("code")).isEqualTo("invalid_token");
    assertThat(upsert(server.token()).status()).isEqualTo(200);
  }

  @Test
  void aTokenThatIsMadeElsewhereIsGoodAtOnce() throws IOException {
    TokenSecret secret = TokenSecret.random();
    assertThat(upsert(secret.value()).member("code")).isEqualTo("invalid_token");
    elsewhere
        .tokens()
        .create(
            new Token(
                "new", secret.hash(), RunningServer.LOCATION, null, EVERYTHING, START, null, null));
    assertThat(upsert(secret.value()).status()).isEqualTo(200);
  }

  @Test
  void eachScopeOpensItsRouteOnly() throws IOException {
    String location = "/locations/" + RunningServer.LOCATION.value();
    for (Scope scope : Scope.values()) {
      String token = server.newToken(RunningServer.LOCATION, EnumSet.of(scope), null);
      assertThat(isLetIn(send(Raw.upsert(token, "{}")))).isEqualTo(scope == Scope.CONTACTS_WRITE);
      assertThat(isLetIn(send(Raw.get(token, "/contacts/x"))))
          .isEqualTo(scope == Scope.CONTACTS_READONLY);
      assertThat(isLetIn(send(Raw.get(token, "/contacts/"))))
          .isEqualTo(scope == Scope.CONTACTS_READONLY);
      assertThat(isLetIn(send(Raw.head("POST", "/contacts/search", token) + Raw.counted("{}"))))
          .isEqualTo(scope == Scope.CONTACTS_READONLY);
      assertThat(isLetIn(send(Raw.get(token, location))))
          .isEqualTo(scope == Scope.LOCATIONS_READONLY);
      assertThat(isLetIn(send(Raw.put(token, location, "{}"))))
          .isEqualTo(scope == Scope.LOCATIONS_WRITE);
    }
  }

  @Test
  void anotherLocationsContactIsAsNone() throws IOException {
    String id = upsert(server.token()).member("id");
    String stranger = server.newToken(OTHER, EVERYTHING, null);
    RawClient.Answer foreign = send(Raw.get(stranger, "/contacts/" + id));
    String nobody = "0".repeat(20);
    RawClient.Answer missing = send(Raw.get(stranger, "/contacts/" + nobody));
    assertThat(foreign.member("message")).isEqualTo("Contact not found for id:" + id);
    assertThat(withoutTrace(foreign).replace(id, nobody)).isEqualTo(withoutTrace(missing));
    assertThat(send(Raw.get(server.token(), "/contacts/" + id)).status()).isEqualTo(200);
  }

  @Test
  void anotherLocationIsAsNone() throws IOException {
    for (String path : new String[] {"/locations/other", "/locations/nowhere"}) {
      for (String request :
          new String[] {
            Raw.get(server.token(), path), Raw.put(server.token(), path, "{\"name\":\"Mine\"}")
          }) {
        RawClient.Answer answer = send(request);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(withoutTrace(answer))
            .isEqualTo(withoutTrace(send(Raw.get(server.token(), "/locations/nowhere"))));
      }
    }
    RawClient.Answer there = upsert(server.token(), OTHER);
    RawClient.Answer nowhere = upsert(server.token(), new LocationId("nowhere"));
    assertThat(there.status()).isEqualTo(403);
    assertThat(withoutTrace(there)).isEqualTo(withoutTrace(nowhere));
    assertThat(server.stores().locations().find(OTHER).orElseThrow().name()).isEqualTo("Example");
  }

  private void awaitRefused(String token) throws IOException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (upsert(token).status() != 401) {
      assertThat(System.nanoTime()).as("a revoked token is accepted").isLessThan(giveUp);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean isLetIn(RawClient.Answer answer) {
    return !"scope_missing".equals(answer.member("code"));
  }

  private static String withoutTrace(RawClient.Answer answer) {
    return answer.status() + answer.body().replace(answer.headers().get("x-trace-id"), "");
  }

  private RawClient.Answer upsert(String token) throws IOException {
    return upsert(token, RunningServer.LOCATION);
  }

  private RawClient.Answer upsert(String token, LocationId location) throws IOException {
    return send(Raw.upsert(token, Raw.contact(location, "mina@example.net")));
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
