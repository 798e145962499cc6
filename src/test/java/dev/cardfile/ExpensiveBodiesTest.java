package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.sql.StoreKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many bodies at once that are cheap to send and expensive to read, for every route that takes a
 * body, on the smallest heap that docs/operating.md allows. Meanwhile the server must answer other
 * requests, and it must survive without running out of memory.
 */
class ExpensiveBodiesTest {

  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int AT_ONCE = 40;
  private static final int OF_EACH_SHAPE = 6;
  private static final List<String> SMALLEST =
      List.of(
          "-Xmx64m",
          "-XX:+UseParallelGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError");

  /** The expected statuses; 0 if the server closes the connection while the client still sends. */
  private static final List<Integer> ANSWERS =
      List.of(0, 200, 201, 400, 401, 403, 404, 413, 415, 422, 501, 503);

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  @TempDir private Path folder;

  private record Sent(String name, String type, byte[] body, boolean packed) {}

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void aSmallServerOutlivesThem(StoreKind kind) throws Exception {
    switch (kind) {
      case SQLITE ->
          outlives(ServerProcess.start(folder, SMALLEST, "--data", folder.resolve("data") + ""));
      case POSTGRESQL ->
          outlives(
              ServerProcess.start(
                  folder, SMALLEST, "--database", PostgresServer.shared().newDatabase()));
    }
  }

  private static void outlives(ServerProcess server) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<HttpRequest> requests = requests(server, client);
      Map<Integer, Integer> answers = attack(server, client, requests);
      System.out.println("expensive bodies: " + requests.size() + " answered " + answers);
      assertThat(ANSWERS).containsAll(answers.keySet());
      assertThat(answers.keySet()).contains(413);
      assertThat(oneByOne(server, client)).contains(413, 422).doesNotContain(503);
      assertThat(server.isAlive()).isTrue();
      assertThat(server.logged()).doesNotContain("OutOfMemoryError");
      HttpResponse<String> good =
          client.send(
              head(server, "/contacts/upsert", server.token())
                  .method("POST", BodyPublishers.ofString(good()))
                  .build(),
              BodyHandlers.ofString());
      assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
      assertThat(good.body()).startsWith("{\"new\":true,");
    } finally {
      server.kill();
    }
  }

  /** Returns the statuses of bodies sent one at a time, so that each has the memory to itself. */
  private static Set<Integer> oneByOne(ServerProcess server, HttpClient client) throws Exception {
    Set<Integer> answers = new TreeSet<>();
    for (Sent sent : objects()) {
      HttpRequest request = request(server, "POST", "/contacts/upsert", server.token(), sent);
      answers.add(client.send(request, BodyHandlers.discarding()).statusCode());
    }
    return answers;
  }

  /** Counts the answers by status; requests {@code /healthz} all the while. */
  private static Map<Integer, Integer> attack(
      ServerProcess server, HttpClient client, List<HttpRequest> requests) throws Exception {
    Map<Integer, Integer> answers = new TreeMap<>();
    Semaphore turns = new Semaphore(AT_ONCE);
    int healthy = 0;
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> attack = new ArrayList<>();
      for (HttpRequest request : requests) {
        attack.add(callers.submit(status(client, request, turns)));
      }
      HttpRequest health = HttpRequest.newBuilder(server.at("/healthz")).build();
      while (!attack.stream().allMatch(Future::isDone)) {
        assertThat(client.send(health, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        healthy += attack.stream().allMatch(Future::isDone) ? 0 : 1;
      }
      for (Future<Integer> answer : attack) {
        answers.merge(answer.get(), 1, Integer::sum);
      }
    }
    assertThat(healthy).as("healthy before the last answer").isPositive();
    return answers;
  }

  private static Callable<Integer> status(HttpClient client, HttpRequest request, Semaphore turns) {
    return () -> {
      turns.acquire();
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode();
      } catch (IOException closed) {
        return 0;
      } finally {
        turns.release();
      }
    };
  }

  /** Sends all shapes to the routes that read most, and one shape of each kind to the others. */
  private static List<HttpRequest> requests(ServerProcess server, HttpClient client)
      throws Exception {
    List<HttpRequest> requests = new ArrayList<>();
    String token = server.token();
    for (Sent sent : forms()) {
      for (String path : List.of("/oauth/token", "/oauth/chooselocation")) {
        Stream.generate(() -> request(server, "POST", path, null, sent))
            .limit(OF_EACH_SHAPE)
            .forEach(requests::add);
      }
    }
    Sent tiny = objects().getFirst();
    Stream.generate(() -> request(server, "POST", "/contacts/upsert", token, tiny))
        .limit(AT_ONCE)
        .forEach(requests::add);
    for (Sent sent : objects()) {
      Stream.generate(() -> request(server, "POST", "/contacts/upsert", token, sent))
          .limit(OF_EACH_SHAPE)
          .forEach(requests::add);
      requests.add(request(server, "POST", "/contacts/search", token, sent));
    }
    List<Sent> some = List.of(forms().getFirst(), objects().getFirst());
    for (Route route : routes(server, client)) {
      for (Sent sent : some) {
        requests.add(request(server, route.method(), route.path(), token, sent));
        requests.add(request(server, route.method(), route.path(), null, sent));
      }
    }
    String query = "?" + "a=1&".repeat(1500);
    requests.add(head(server, "/contacts/" + query, token).build());
    requests.add(head(server, "/oauth/chooselocation" + query, null).build());
    return requests;
  }

  private record Route(String method, String path) {}

  /** Returns every route with a request body according to the API document. */
  private static List<Route> routes(ServerProcess server, HttpClient client) throws Exception {
    HttpRequest document = HttpRequest.newBuilder(server.at("/openapi.json")).build();
    JsonObject api = JsonReader.parse(client.send(document, BodyHandlers.ofString()).body());
    List<Route> routes = new ArrayList<>();
    members(api.get("paths"))
        .members()
        .forEach((path, methods) ->
            members(methods)
                .members()
                .forEach((method, operation) -> {
                  if (members(operation).get("requestBody") != null) {
                    routes.add(
                        new Route(
                            method.toUpperCase(Locale.ROOT), path.replaceAll("\\{.*?}", "x")));
                  }
                }));
    assertThat(routes).hasSizeGreaterThan(20);
    return routes;
  }

  private static JsonObject members(Json value) {
    return (JsonObject) value;
  }

  private static List<Sent> forms() throws IOException {
    return List.of(
        packed("one name", FORM, "a=1&".repeat(262_143)),
        packed("one name, as much as may come", FORM, "a=1&".repeat(4096)),
        packed("many names", FORM, numbered("", "%d=&", "", 100_000)),
        new Sent("a form of a mebibyte", FORM, bytes("a=1&".repeat(262_143)), false),
        packed("tiny objects", JSON, "{\"a\":[" + "{},".repeat(349_000) + "{}]}"));
  }

  private static List<Sent> objects() throws IOException {
    String known = good().replace("}", ",");
    String escapes = "\\u0001".repeat(170_000);
    return List.of(
        plain("tiny objects", known + "\"zebra\":[" + "{},".repeat(349_000) + "{}]}"),
        plain("as many values as there may be", numbered(known, "\"%d\":{},", "\"z\":1}", 19_990)),
        plain("names of one hash", colliding(known)),
        plain(
            "nested",
            known + "\"z\":[" + ("[".repeat(97) + "]".repeat(97) + ",").repeat(200) + "0]}"),
        plain("escapes", known + "\"city\":\"" + escapes + "\"}"),
        plain("a name of a mebibyte", known + "\"" + "n".repeat(1_040_000) + "\":1}"),
        plain("three bytes each", known + "\"city\":\"" + "\u20ac".repeat(340_000) + "\"}"),
        plain("lines", known + "\n".repeat(1_040_000) + "\u20ac"),
        plain("a form", "a=1&".repeat(262_143)),
        new Sent("a form as such", FORM, bytes("a=1&".repeat(262_143)), false),
        new Sent("a nested form", FORM, bytes(nested("[1][2][3][4][5]=&")), false),
        new Sent("a form of one long text", FORM, bytes("a=" + "%41".repeat(349_000)), false),
        packed("a nested form, packed", FORM, nested("[b][c][d][e][f]=&")),
        packed("zeros", JSON, "\0".repeat(MEBIBYTE)),
        packed("tiny objects, packed", JSON, "{\"a\":[" + "{},".repeat(349_000) + "{}]}"));
  }

  private static String nested(String behind) {
    return numbered("", "a%d" + behind, "", 2_500);
  }

  private static String good() {
    return "{\"locationId\":\"" + LOCATION + "\",\"email\":\"ann@example.com\"}";
  }

  private static String numbered(String start, String each, String end, int count) {
    return IntStream.range(0, count)
        .mapToObj(each::formatted)
        .collect(Collectors.joining("", start, end));
  }

  /** All concatenations of {@code Aa} and {@code BB} of one length have the same hash code. */
  private static String colliding(String start) {
    return IntStream.range(0, 19_000)
        .mapToObj(i ->
            "\""
                + IntStream.range(0, 15)
                    .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining())
                + "\":1,")
        .collect(Collectors.joining("", start, "\"z\":1}"));
  }

  private static Sent plain(String name, String body) {
    return new Sent(name, JSON, bytes(body), false);
  }

  private static Sent packed(String name, String type, String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(bytes(body));
    }
    return new Sent(name, type, bytes.toByteArray(), true);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static HttpRequest request(
      ServerProcess server, String method, String path, String token, Sent sent) {
    HttpRequest.Builder request =
        head(server, path, token)
            .setHeader("Content-Type", sent.type())
            .method(method, BodyPublishers.ofByteArray(sent.body()));
    return (sent.packed() ? request.header("Content-Encoding", "gzip") : request).build();
  }

  private static HttpRequest.Builder head(ServerProcess server, String path, String token) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.at(path)).header("Version", "2021-07-28");
      return token == null ? request : request.header("Authorization", "Bearer " + token);
    } catch (IOException notStarted) {
      throw new IllegalStateException(notStarted);
    }
  }
}
