package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Operators;
import dev.cardfile.access.Secrets;
import dev.cardfile.http.server.BodyWriter;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.openapi.OtherOperations;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Answers that a route writes while they are sent: their headers, failures, metrics and log. */
class StreamedAnswerTest {

  private static final byte[] LONG = "line\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final Metrics metrics = new Metrics();
  private final Logger requests = (Logger) LoggerFactory.getLogger("dev.cardfile.request");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Stores stores;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    stores = Database.sqlite(folder.resolve("cardfile.db")).open(StoreSettings.DEFAULT, metrics);
    TestClock clock = new TestClock(Instant.parse("2026-11-25T12:00:00Z"));
    server =
        HttpServer.start(
            HttpSettings.DEFAULT.withPort(0),
            new HttpServer.Parts(
                List.of(
                    stream("/whole", out -> out.write(LONG)),
                    stream(
                        "/half",
                        out -> {
                          out.write(LONG);
                          throw away();
                        }),
                    stream(
                        "/none",
                        out -> {
                          throw away();
                        }),
                    stream(
                        "/fault",
                        out -> {
                          throw new IllegalStateException("a bug");
                        }),
                    stream(
                        "/error",
                        out -> {
                          throw missing();
                        }),
                    Route.open(
                        "GET",
                        "/broken",
                        OtherOperations.HEALTHY,
                        _ -> {
                          throw missing();
                        })),
                List.of(),
                new Authenticator(stores.tokens(), clock),
                new Authorizations(stores.apps(), clock, () -> "id", Secrets.strong()),
                new OperatorSignIn(
                    new Operators(stores.operators(), stores.tokens(), clock),
                    OperatorSessions.NONE,
                    new OperatorAccess(true, false),
                    stores.locations()),
                new RequestJournal(false),
                metrics,
                clock,
                new SecureRandom()));
    log.start();
    requests.addAppender(log);
    requests.setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    requests.setLevel(null);
    requests.detachAppender(log);
    server.close();
    stores.close();
  }

  private static Route stream(String path, BodyWriter writer) {
    return Route.open(
        "GET",
        path,
        OtherOperations.HEALTHY,
        request ->
            new ApiResponse.Stream(
                200, "text/csv; charset=utf-8", writer, "exported", Map.of("X-Lines", "20000")));
  }

  private static StoreUnavailable away() {
    return new StoreUnavailable(Outage.BUSY, "busy", null);
  }

  private static NoClassDefFoundError missing() {
    return new NoClassDefFoundError("on purpose");
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\n" + Raw.HOST + "\r\n";
  }

  @Test
  void hasTheHeadersThatEveryAnswerHas() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer head = client.send("HEAD" + get("/whole").substring(3)).headOnly();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers())
          .containsEntry("content-type", "text/csv; charset=utf-8")
          .containsEntry("x-lines", "20000")
          .containsKey("x-trace-id")
          .doesNotContainKey("content-length");
      client.send("GET /whole HTTP/1.1\r\nConnection: close\r\n" + Raw.HOST + "\r\n");
      assertThat(client.headOnly().headers()).containsEntry("transfer-encoding", "chunked");
      assertThat(client.untilClosed()).endsWith("line\n\r\n0\r\n\r\n");
    }
    assertThat(outcomes(2)).containsOnly("exported");
    assertThat(metrics.scrape())
        .contains("cardfile_http_requests_seconds_count{route=\"GET /whole\",status=\"200\"} 2");
  }

  @Test
  void becomesAProblemWhenItFailsAtOnce() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer none = client.send(get("/none")).answer();
      assertThat(none.status()).isEqualTo(503);
      assertThat(none.headers()).containsKey("retry-after").doesNotContainKey("x-lines");
      assertThat(none.member("code")).isEqualTo("store_unavailable");
      RawClient.Answer fault = client.send(get("/fault")).answer();
      assertThat(fault.status()).isEqualTo(500);
      assertThat(fault.member("traceId")).isEqualTo(fault.headers().get("x-trace-id"));
    }
    assertThat(outcomes(2)).containsExactly("store_unavailable", "internal_error");
  }

  /** As when the jar of a running server is replaced, and a class cannot be loaded any more. */
  @Test
  void anErrorIsAFaultOfTheServerToo() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      for (String path : List.of("/error", "/broken")) {
        RawClient.Answer fault = client.send(get(path)).answer();
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.member("code")).isEqualTo("internal_error");
      }
    }
    assertThat(outcomes(2)).containsExactly("internal_error", "internal_error");
    assertThat(List.copyOf(log.list))
        .filteredOn(event -> event.getLevel() == Level.ERROR)
        .extracting(event -> event.getThrowableProxy().getMessage())
        .containsExactly("on purpose", "on purpose");
    assertThat(metrics.scrape())
        .contains("cardfile_http_requests_seconds_count{route=\"GET /broken\",status=\"500\"} 1");
  }

  @Test
  void breaksOffWhenItFailsLater() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(get("/half"));
      String received = client.untilClosed();
      assertThat(received).startsWith("HTTP/1.1 200 ").doesNotContain("\r\n0\r\n");
    }
    assertThat(outcomes(1)).containsExactly("broken_off");
  }

  /** Waits for this many logged outcomes, which are written after the answers. */
  private List<Object> outcomes(int expected) throws IOException, InterruptedException {
    for (int i = 0; i < 1000 && found().size() < expected; i++) {
      Thread.sleep(10);
    }
    return found();
  }

  private List<Object> found() {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getMessage().equals("request"))
        .flatMap(event -> event.getKeyValuePairs().stream())
        .filter(pair -> pair.key.equals("outcome"))
        .map(pair -> pair.value)
        .toList();
  }
}
