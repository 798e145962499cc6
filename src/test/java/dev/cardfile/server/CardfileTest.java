package dev.cardfile.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.config.Config;
import dev.cardfile.config.ConfigSources;
import dev.cardfile.http.HttpSettings;
import dev.cardfile.location.LocationId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that a program starts in its own process. */
class CardfileTest {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final String MINA = "\"email\":\"mina@example.net\"";

  @TempDir private Path folder;

  @Test
  void keepsContactsFromOneStartToTheNext() throws Exception {
    String token;
    String id;
    try (Cardfile first = Cardfile.start(ServerOptions.inFolder(folder.resolve("data")))) {
      token = example(first);
      String answer = upsert(first, token);
      assertThat(answer).startsWith("200 {\"new\":true,").contains(MINA);
      id = id(answer);
    }
    try (Cardfile second = Cardfile.start(ServerOptions.inFolder(folder.resolve("data")))) {
      assertThat(second.makeExample()).isEmpty();
      assertThat(get(second, token, id)).startsWith("200 ").contains(MINA);
      assertThat(upsert(second, token)).startsWith("200 {\"new\":false,").contains(id);
    }
  }

  @Test
  void sharesTheProcessWithAnother() throws Exception {
    try (Cardfile one = Cardfile.start(ServerOptions.inFolder(folder.resolve("one")))) {
      String token = example(one);
      String other;
      try (Cardfile two = Cardfile.start(ServerOptions.inFolder(folder.resolve("two")))) {
        other = example(two);
        assertThat(two.port()).isNotEqualTo(one.port());
        assertThat(upsert(one, token)).startsWith("200 {\"new\":true,");
        assertThat(upsert(two, other)).startsWith("200 {\"new\":true,");
        assertThat(upsert(one, other)).startsWith("401 ");
        assertThat(metric(one, "cardfile_upserts_total{outcome=\"created\"}")).isEqualTo("1.0");
      }
      assertThat(upsert(one, token)).startsWith("200 {\"new\":false,");
    }
  }

  @Test
  void leavesNothingOpenWhenThePortIsTaken() throws Exception {
    Path data = folder.resolve("data");
    try (Cardfile running = Cardfile.start(ServerOptions.inFolder(folder.resolve("other")))) {
      Set<Thread> before = threads();
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> Cardfile.start(ServerOptions.inFolder(data).withPort(running.port())))
          .withMessageStartingWith("cannot listen on 127.0.0.1:" + running.port());
      assertNothingOpen(before, data);
    }
    try (Cardfile later = Cardfile.start(ServerOptions.inFolder(data))) {
      assertThat(later.stores().answers()).isTrue();
    }
  }

  @Test
  void leavesNothingOpenWhenItIsClosed() throws Exception {
    Path data = folder.resolve("data");
    Set<Thread> before = threads();
    try (Cardfile server = Cardfile.start(ServerOptions.inFolder(data))) {
      assertThat(upsert(server, example(server))).startsWith("200 ");
    }
    assertNothingOpen(before, data);
  }

  @Test
  void leavesNothingOpenWhenTheStoreCannotBeOpened() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("cardfile.db"), "this is no database ".repeat(1000));
    Set<Thread> before = threads();
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Cardfile.start(ServerOptions.inFolder(data)))
        .withMessageContaining("cardfile.db");
    assertNothingOpen(before, data);
  }

  @Test
  void saysWhyThereCanBeNoFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Cardfile.start(ServerOptions.inFolder(file)))
        .withMessage("cannot create the data folder %1$s: %1$s is a file".formatted(file));
  }

  /** A server without settings has the same defaults as an embedded one, except for the port. */
  @Test
  void hasTheDefaultsOfTheSettings() {
    ServerOptions set =
        ServerOptions.of(Config.read(Map.of(), ConfigSources.none(), folder.toAbsolutePath()));
    ServerOptions embedded = ServerOptions.inFolder(folder.resolve("cardfile-data"));
    assertThat(set.store()).isEqualTo(embedded.store());
    assertThat(set.storeSettings()).isEqualTo(embedded.storeSettings());
    assertThat(withoutProxies(set.withPort(0))).isEqualTo(withoutProxies(embedded));
    assertThat(set.http().port()).isEqualTo(8080);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    assertThat(set.http().connections().unlimited()).accepts(loopback);
    assertThat(set.http().publicAddress().trustedProxies()).rejects(loopback);
  }

  private static HttpSettings withoutProxies(ServerOptions options) {
    HttpSettings http = options.http();
    return http.withConnections(
            http.connections().most(),
            http.connections().mostPerAddress(),
            HttpSettings.DEFAULT.connections().unlimited())
        .withLinks(
            http.publicAddress().url(), HttpSettings.DEFAULT.publicAddress().trustedProxies());
  }

  private static String example(Cardfile server) {
    return server.makeExample().orElseThrow().value();
  }

  private static String upsert(Cardfile server, String token) throws Exception {
    LocationId location = ExampleLocation.ID;
    String body = "{\"locationId\":\"%s\",%s}".formatted(location, MINA);
    return send(
        request(server, token, "/contacts/upsert").POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String get(Cardfile server, String token, String id) throws Exception {
    return send(request(server, token, "/contacts/" + id));
  }

  private static String metric(Cardfile server, String name) throws Exception {
    return send(HttpRequest.newBuilder(server.url().resolve("/metrics")))
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static HttpRequest.Builder request(Cardfile server, String token, String path) {
    URI uri = server.url().resolve(path);
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + token)
        .header("Version", "2021-07-28");
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  private static String id(String answer) {
    Matcher id = Pattern.compile("\"contact\":\\{\"id\":\"([^\"]+)\"").matcher(answer);
    assertThat(id.find()).as(answer).isTrue();
    return id.group(1);
  }

  /** Returns the server's live threads; the JVM may start and end other threads at any time. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(cardfile|http)-.*"))
        .collect(Collectors.toSet());
  }

  /** Checks that nothing is left open; waits for threads that are about to end. */
  private static void assertNothingOpen(Set<Thread> before, Path data) throws Exception {
    List<Thread> left = new ArrayList<>(threads());
    left.removeAll(before);
    for (Thread thread : left) {
      assertThat(thread.join(java.time.Duration.ofSeconds(30))).as(thread.toString()).isTrue();
    }
    if (Files.isDirectory(OPEN_FILES)) {
      assertThat(openFiles()).noneMatch(file -> file.startsWith(data));
    }
  }

  private static List<Path> openFiles() throws IOException {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.flatMap(CardfileTest::target).toList();
    }
  }

  private static Stream<Path> target(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor));
    } catch (IOException closedMeanwhile) {
      return Stream.empty();
    }
  }
}
