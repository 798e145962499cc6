package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The API document is valid and describes every request and answer of the examples and the golden
 * files. {@link GoldenTest} shows that the examples are answered as documented.
 */
class ApiDocumentTest {

  @TempDir private static Path folder;
  private static RunningServer server;
  private static RawClient.Answer answer;
  private static ApiDocument document;

  @BeforeAll
  static void readTheDocument() throws Exception {
    server = RunningServer.start(folder);
    answer = get("/openapi.json", "");
    document = new ApiDocument(answer.body());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void isOpenApi() {
    assertThat(document.faults()).isEmpty();
    assertThat(answer.headers()).containsEntry("content-type", "application/json; charset=utf-8");
  }

  @Test
  void refersToWhatThereIsOnly() {
    Set<String> named = new TreeSet<>();
    JsonNode components = document.whole().path("components");
    for (String kind : List.of("schemas", "responses", "parameters")) {
      components
          .path(kind)
          .propertyNames()
          .forEach(name -> named.add("#/components/" + kind + "/" + name));
    }
    assertThat(document.references()).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void eachOperationHasAnIdOfItsOwnAndOneExample() throws IOException {
    List<String> ids = document.operations().stream().map(ApiDocument.Described::id).toList();
    List<String> examples =
        GoldenFile.read(GoldenTest.EXAMPLES).exchanges().stream()
            .map(GoldenFile.Exchange::title)
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(examples).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void everyExampleIsOfItsOperationAndTheAnswerThatIsHopedFor() throws IOException {
    for (GoldenFile.Exchange exchange : GoldenFile.read(GoldenTest.EXAMPLES).exchanges()) {
      Sent sent = Sent.of(exchange);
      ApiDocument.Described operation = document.find(sent.method(), sent.target());
      assertThat(operation).as(exchange.title()).isNotNull();
      assertThat(operation.id()).isEqualTo(exchange.title());
      assertThat(status(exchange)).as(exchange.title()).isEqualTo(hopedFor(operation));
    }
  }

  private static int hopedFor(ApiDocument.Described operation) {
    return Integer.parseInt(
        operation.operation().path("responses").propertyNames().iterator().next());
  }

  @Test
  void everyExampleIsShownAndKeepsToItsSchema() {
    for (ApiDocument.Described each : document.operations()) {
      each.operation()
          .path("parameters")
          .forEach(parameter -> {
            if (parameter.has("example")) {
              keeps(each.id(), parameter.path("schema"), parameter.path("example"));
            }
          });
      for (JsonNode media : each.operation().path("requestBody").path("content")) {
        assertThat(media.has("example")).as(each.id()).isTrue();
        keeps(each.id(), media.path("schema"), media.path("example"));
      }
    }
  }

  /** Reports whether the answer is one object per line, for which the document has no schema. */
  private static boolean isLines(GoldenFile.Exchange exchange) {
    return exchange.answer().contains("Content-Type: application/x-ndjson");
  }

  static Stream<Path> scenarios() throws IOException {
    return GoldenTest.goldens();
  }

  /** Finds members of answers that a schema lacks, and schemas that require too much. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void everyAnswerKeepsToItsSchema(Path scenario) throws IOException {
    int checked = 0;
    for (GoldenFile.Exchange exchange : GoldenFile.read(scenario).exchanges()) {
      String body = body(exchange.answer());
      if (body.startsWith("{") && !isLines(exchange)) {
        Sent sent = Sent.of(exchange);
        ApiDocument.Described operation = document.find(sent.method(), sent.target());
        JsonNode response = document.response(operation, status(exchange));
        JsonNode schema = response.path("content").path("application/json").path("schema");
        assertThat(schema.isObject()).as(scenario + ": " + exchange.title()).isTrue();
        keeps(scenario + ": " + exchange.title(), schema, ApiDocument.json(body));
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  private static void keeps(String what, JsonNode schema, JsonNode value) {
    assertThat(document.faults(schema, value)).as(what + " " + value).isEmpty();
  }

  @Test
  void whoHasItIsNotSentItAgain() throws IOException {
    String tag = answer.headers().get("etag");
    RawClient.Answer again = get("/openapi.json", "If-None-Match: W/" + tag + ", \"other\"\r\n");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/openapi.json", "If-None-Match: \"other\"\r\n").status()).isEqualTo(200);
  }

  @Test
  void thePageLoadsWhatThereIsAndNothingFromElsewhere() throws IOException {
    RawClient.Answer page = get("/docs/", "");
    assertThat(page.headers()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(page.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("unsafe", "http", "*");
    assertThat(page.headers()).containsEntry("x-content-type-options", "nosniff");
    Map<String, String> types = new HashMap<>();
    for (String link : links(page.body())) {
      assertThat(link).startsWith("/");
      RawClient.Answer file = get(link, "");
      assertThat(file.status()).as(link).isEqualTo(200);
      types.put(link, file.headers().get("content-type"));
    }
    assertThat(types)
        .containsEntry("/docs/swagger-ui-bundle.js", "text/javascript; charset=utf-8")
        .containsEntry("/docs/start.js", "text/javascript; charset=utf-8")
        .containsEntry("/docs/swagger-ui.css", "text/css; charset=utf-8")
        .containsEntry("/docs/favicon-32x32.png", "image/png");
  }

  @Test
  void theFrontPageLeadsToWhatThereIsAndRunsNothing() throws IOException {
    RawClient.Answer page = get("/", "Accept: text/html\r\n");
    assertThat(page.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'self';")
        .doesNotContain("unsafe", "http", "*", "script-src");
    assertThat(page.body()).doesNotContain("<script", "<style", " style=", " on", "%VERSION%");
    assertThat(links(page.body())).contains("/docs", "/openapi.json", "/readyz", "/docs/front.css");
    for (String link : links(page.body())) {
      assertThat(get(link, "").status()).as(link).isEqualTo(200);
    }
  }

  @Test
  void theExampleOfTheUpsertLeavesDndAsItIs() throws IOException {
    assertThat(
            GoldenFile.read(GoldenTest.EXAMPLES).exchanges().getFirst().request().stream()
                .map(String::toLowerCase))
        .contains("post /contacts/upsert http/1.1")
        .noneMatch(line -> line.contains("dnd"));
  }

  @Test
  void ofThePagesFilesOnlyThoseAreHad() throws IOException {
    for (String other : List.of("Api.class", "..%2fApi.class", "page.htm", "%00", "docs")) {
      assertThat(get("/docs/" + other, "").status()).as(other).isEqualTo(404);
    }
  }

  private static List<String> links(String page) {
    List<String> links = new ArrayList<>();
    Pattern.compile("(?:src|href)=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .forEach(link -> links.add(link.group(1)));
    return links;
  }

  private record Sent(String method, String target) {

    static Sent of(GoldenFile.Exchange exchange) {
      String[] line =
          exchange.request().stream()
              .filter(each -> !each.startsWith("@"))
              .findFirst()
              .orElseThrow()
              .split(" ");
      return new Sent(line[0], line.length < 2 ? "" : line[1]);
    }
  }

  private static int status(GoldenFile.Exchange exchange) {
    return Integer.parseInt(exchange.answer().getFirst().split(" ")[1]);
  }

  private static String body(List<String> answer) {
    int blank = answer.indexOf("");
    return blank < 0 ? "" : String.join("\n", answer.subList(blank + 1, answer.size()));
  }

  private static RawClient.Answer get(String target, String headers) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
      return client.answer();
    }
  }
}
