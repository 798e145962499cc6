package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.imports.Import;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.store.Caller;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.write.Writes;
import dev.cardfile.write.imports.Imports;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The server answers the requests of each file in goldens/ as the file says, byte for byte. With
 * {@code -Dgoldens=write} the answers are written into the files instead, and the test fails, so
 * that it is not mistaken for a check.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class GoldenTest {

  @Parameter private StoreKind kind;

  private static final Path GOLDENS = Path.of("src/test/resources/goldens");
  static final Path EXAMPLES = Path.of("src/main/resources/dev/cardfile/openapi/examples.txt");
  private static final boolean WRITE = "write".equals(System.getProperty("goldens"));
  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final LocationId OTHER = new LocationId("other");
  private static final Set<Scope> EVERYTHING = EnumSet.allOf(Scope.class);

  private static final App APP =
      new App(
          "app00000000000000001",
          TokenHash.of("ocs-00000000000000000000000000000000000000000001"),
          "Example App",
          "company1",
          List.of(new RedirectUri("https://app.example/back")),
          EVERYTHING,
          List.of(RunningServer.LOCATION),
          START,
          null);

  private final TestClock clock = new TestClock(START);

  static Stream<Path> goldens() throws IOException {
    try (Stream<Path> files = Files.list(GOLDENS)) {
      Stream<Path> goldens = files.filter(file -> file.toString().endsWith(".txt")).sorted();
      return Stream.concat(Stream.of(EXAMPLES), goldens).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void answersAsWritten(Path file) throws Exception {
    GoldenFile golden = GoldenFile.read(file);
    List<List<String>> answers = new ArrayList<>();
    try (StoreFixture database = kind.newFixture();
        RunningServer server = start(golden, database)) {
      for (GoldenFile.Exchange exchange : golden.exchanges()) {
        clock.advance(Duration.ofSeconds(1));
        answers.add(answer(server, exchange));
      }
    }
    String actual = golden.with(answers);
    if (WRITE) {
      Files.writeString(file, actual);
      fail("the answers are written into " + file + ": now look at them");
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  private RunningServer start(GoldenFile golden, StoreFixture database) throws Exception {
    HttpSettings settings =
        HttpSettings.DEFAULT
            .withRateLimits(golden.number("rate-limit"), golden.number("daily-rate-limit"))
            .withCors(golden.list("cors"))
            .withLinks(
                golden.list("public-url").stream().findFirst().orElse(null),
                golden.has("trusted-proxy") ? InetAddress::isLoopbackAddress : address -> false);
    Metrics metrics = new Metrics();
    Stores stores = database.open(StoreSettings.DEFAULT, metrics);
    RunningServer.addLocation(stores, OTHER);
    RunningServer server =
        RunningServer.start(stores, metrics, settings, clock, new Counting(), new Counting());
    stores
        .tokens()
        .create(
            new Token(
                "token1",
                secret(1).hash(),
                RunningServer.LOCATION,
                null,
                EVERYTHING,
                START,
                null,
                null));
    server.addToken(secret(2), RunningServer.LOCATION, EnumSet.of(Scope.CONTACTS_READONLY), null);
    server.addToken(secret(3), RunningServer.LOCATION, EVERYTHING, START);
    String revoked = server.addToken(secret(4), RunningServer.LOCATION, EVERYTHING, null);
    stores.tokens().revoke(revoked, START);
    server.addToken(secret(5), OTHER, EVERYTHING, null);
    stores.apps().create(APP);
    stores
        .operators()
        .create(new Operator("operator1", operator(1).hash(), "Robin", null, START, null, null));
    stores
        .operators()
        .create(
            new Operator(
                "operator2",
                operator(2).hash(),
                null,
                List.of(RunningServer.LOCATION),
                START,
                null,
                null));
    return server;
  }

  private static TokenSecret operator(int number) {
    return new TokenSecret("opt-" + "0".repeat(42) + number);
  }

  private static TokenSecret secret(int number) {
    return new TokenSecret("pit-00000000-0000-4000-8000-00000000000" + number);
  }

  /** Adds an import that another server runs. */
  private void runElsewhere(RunningServer server, Writes writes, String id) {
    LocationId here = RunningServer.LOCATION;
    Imports imports = new Imports(clock);
    var _ = writes.run(imports.begin(here, Writing.TEST, id, "people.csv", "{}"));
    var _ = writes.run(imports.received(here, Writing.TEST, id));
    Import waiting = server.stores().imports().find(here, id).orElseThrow();
    var _ = writes.run(imports.run(here, waiting, "another"));
  }

  /** Leaves the contact with a former e-mail and phone as additional values. */
  private static void changeEmailAndPhone(RunningServer server) {
    Caller caller = new Caller(server.stores());
    caller.upsert(RunningServer.LOCATION, "jane@roe.example", "+12125550143");
    caller.upsert(RunningServer.LOCATION, "jane@roe.example", "+12125550144");
    caller.upsert(RunningServer.LOCATION, "jane@work.example", "+12125550144");
  }

  private static boolean isImporting(RunningServer server) {
    return server.stores().imports().list(RunningServer.LOCATION).stream()
        .anyMatch(each -> !each.isSettled());
  }

  private List<String> answer(RunningServer server, GoldenFile.Exchange exchange)
      throws IOException {
    if (exchange.has("store-away")) {
      server.stores().close();
    }
    Writes writes = Writing.to(server.stores());
    for (String id : exchange.named("import-elsewhere")) {
      runElsewhere(server, writes, id);
    }
    for (String id : exchange.named("import-cancelled")) {
      runElsewhere(server, writes, id);
      var _ = writes.run(new Imports(clock).cancel(RunningServer.LOCATION, Writing.TEST, id));
    }
    for (String id : exchange.named("import-paused")) {
      runElsewhere(server, writes, id);
      var _ = writes.run(new Imports(clock).pause(RunningServer.LOCATION, Writing.TEST, id));
    }
    if (exchange.has("additional-values")) {
      changeEmailAndPhone(server);
    }
    try (RawClient client = new RawClient(server.port())) {
      client.send(exchange.bytes());
      boolean bodiless = exchange.request().stream().anyMatch(line -> line.startsWith("HEAD "));
      RawClient.Answer answer = bodiless ? client.headOnly() : client.answer();
      while (exchange.has("imports-over") && isImporting(server)) {
        LockSupport.parkNanos(QueuedCall.A_MOMENT);
      }
      return exchange.has("only-type") ? typed(answer) : rendered(answer);
    }
  }

  private static List<String> typed(RawClient.Answer answer) {
    return List.of(
        answer.head().getFirst(), "Content-Type: " + answer.headers().get("content-type"));
  }

  private static List<String> rendered(RawClient.Answer answer) {
    List<String> lines = new ArrayList<>();
    for (String line : answer.head()) {
      String name = line.toLowerCase(Locale.ROOT);
      if (!name.startsWith("date:") && !name.startsWith("content-length:")) {
        lines.add(line);
      }
    }
    if (!answer.body().isEmpty()) {
      List<String> body =
          answer.body().startsWith("{") && !answer.body().strip().contains("\n")
              ? Layout.of(answer.body())
              : List.of(answer.body().split("\n"));
      lines.add("");
      lines.addAll(body);
      assertThat(String.join("", body.stream().map(String::stripLeading).toList()))
          .as("what the layout shows")
          .isEqualTo(answer.body().replace("\n", ""));
    }
    return lines;
  }
}
