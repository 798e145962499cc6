package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that temporarily cannot be written, or not even read. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class StoreAwayTest {

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    Metrics metrics = new Metrics();
    StoreSettings impatient = new StoreSettings(16, 16, 1, 2, Duration.ofMillis(300));
    Stores stores = database.open(impatient, metrics);
    server = RunningServer.start(stores, metrics, HttpSettings.DEFAULT, InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  @Test
  void anotherProcessHoldsTheWriteLockTooLong() throws Exception {
    String before = upsert("before@example.com").member("id");
    try (Connection other = database.keepWritersOut();
        Statement statement = other.createStatement()) {
      assertAway(upsert("during@example.com"));
      // Readers do not wait for the writer.
      assertThat(send(Raw.get(server.token(), "/contacts/" + before)).status()).isEqualTo(200);
      assertThat(send(Raw.get("x", "/readyz")).status()).isEqualTo(200);
      statement.execute("ROLLBACK");
    }
    RawClient.Answer after = upsert("during@example.com");
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.body()).startsWith("{\"new\":true");
  }

  @Test
  void theTokensCannotBeRead() throws Exception {
    try (Connection other = database.onlooker().open();
        Statement statement = other.createStatement()) {
      statement.execute("ALTER TABLE token RENAME TO hidden");
      assertAway(upsert("during@example.com"));
      assertAway(send(Raw.upsert("pit-00000000-0000-4000-8000-000000000000", "no json")));
      statement.execute("ALTER TABLE hidden RENAME TO token");
    }
    assertThat(upsert("during@example.com").body()).startsWith("{\"new\":true");
  }

  @Test
  void aClosedStoreIsToldUntilTheEnd() throws Exception {
    server.stores().close();
    assertAway(upsert("during@example.com"));
    assertAway(send(Raw.get("x", "/readyz")));
    assertThat(send(Raw.get("x", "/healthz")).status()).isEqualTo(200);
    assertThat(send(Raw.get("x", "/metrics")).status()).isEqualTo(200);
  }

  private static void assertAway(RawClient.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.member("code")).isEqualTo("store_unavailable");
    assertThat(answer.headers()).containsEntry("retry-after", "1");
    assertThat(answer.member("traceId")).isEqualTo(answer.headers().get("x-trace-id"));
  }

  private RawClient.Answer upsert(String email) throws IOException {
    return send(Raw.upsert(server.token(), Raw.contact(RunningServer.LOCATION, email)));
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
