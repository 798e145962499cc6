package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many upserts in one request. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class BatchTest {

  private static final String HERE = RunningServer.LOCATION.value();
  private static final String PATH = "/contacts/upsert/batch";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String LINES = "Content-Type: application/x-ndjson\r\n";

  @Parameter private StoreKind kind;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-25T12:00:00Z"));
  private StoreFixture database;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
  }

  @AfterEach
  void stop() {
    server.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private RawClient.Answer post(String path, String headers, String body) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client
          .send(Raw.head("POST", path, server.token()) + headers + Raw.counted(body))
          .answer();
    }
  }

  private JsonObject posted(int status, String path, String headers, String body)
      throws IOException {
    RawClient.Answer answer = post(path, headers, body);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    return JsonReader.parse(answer.body());
  }

  private JsonObject batch(int status, String rows) throws IOException {
    return posted(status, PATH, JSON, envelope(rows));
  }

  private static String envelope(String rows) {
    return "{\"locationId\":\"%s\",\"contacts\":[%s]}".formatted(HERE, rows);
  }

  private static String row(String email) {
    return "{\"email\":\"%s\"}".formatted(email);
  }

  private static JsonObject result(JsonObject answer, int index) {
    return (JsonObject) ((JsonArray) answer.get("results")).items().get(index);
  }

  private static Json contact(JsonObject result, String member) {
    return ((JsonObject) result.get("contact")).get(member);
  }

  private static String counts(JsonObject answer) {
    return List.of("created", "updated", "unchanged", "failed", "interrupted").stream()
        .map(name -> ((JsonNumber) answer.get(name)).value().toPlainString())
        .collect(Collectors.joining(" "));
  }

  private long contacts() {
    return server.stores().contacts().count(RunningServer.LOCATION);
  }

  @Test
  void rowsAreWrittenInTheirOrderAndABadOneHarmsOnlyItself() throws IOException {
    JsonObject answer =
        batch(
            207,
            """
            {"email":"ann@example.com","firstName":"Ann","clientRef":"a"},
            {"email":"not an address","clientRef":"b"},
            {"firstName":"Nobody","clientRef":"c"},
            {"email":"ANN@example.com","phone":"+15555550100","clientRef":"d","locationId":"%s"},
            {"email":"bob@example.com","locationId":"elsewhere"},
            {"email":"ann@example.com","name":7,"ifMatch":[],"clientRef":9,"what":1},
            {"email":"ann@example.com","clientRef":"last","locationId":null},
            null
            """
                .formatted(HERE));
    assertThat(counts(answer)).isEqualTo("1 1 1 5 0");
    assertThat(result(answer, 0).get("status")).hasToString("JsonNumber[value=200]");
    assertThat(result(answer, 0).get("new")).hasToString("JsonBoolean[value=true]");
    assertThat(result(answer, 0).get("clientRef")).hasToString("JsonString[value=a]");
    assertThat(result(answer, 1).toString()).contains("422", "invalid_body", "must be an email");
    assertThat(result(answer, 2).toString()).contains("400", "no_key", "value=c]");
    assertThat(result(answer, 3).toString()).contains("200").doesNotContain("unchanged=");
    assertThat(result(answer, 3).get("duplicateOfRow")).hasToString("JsonNumber[value=0]");
    assertThat(contact(result(answer, 3), "phone")).hasToString("JsonString[value=+15555550100]");
    assertThat(result(answer, 4).toString()).contains("403", "foreign_location");
    assertThat(result(answer, 5).toString())
        .contains("422", "clientRef", "ifMatch", "unknown_property", "name must be a string");
    assertThat(result(answer, 6).get("unchanged")).hasToString("JsonBoolean[value=true]");
    assertThat(result(answer, 7).toString()).contains("400", "unreadable_json");
    assertThat(answer.get("traceId")).isNotNull();
    assertThat(contacts()).isEqualTo(1);
  }

  @Test
  void nothingIsWrittenUnlessTheRequestIsInOrderAsAWhole() throws IOException {
    String rows = row("a@example.com") + "," + row("b@example.com");
    for (String body :
        List.of(
            "{\"contacts\":[" + rows + "],\"locationId\":\"elsewhere\"}",
            "{\"locationId\":\"elsewhere\",\"contacts\":[" + rows + "]}")) {
      assertThat(posted(403, PATH, JSON, body).toString()).contains("foreign_location");
    }
    for (String body :
        List.of(
            envelope(rows).substring(0, 60),
            envelope(rows) + "x",
            envelope(rows + ",{\"email\":tru}"),
            "{\"contacts\":[" + rows + "],\"contacts\":[],\"locationId\":\"" + HERE + "\"}",
            "[]",
            "")) {
      assertThat(posted(400, PATH, JSON, body).toString()).contains("unreadable_json");
    }
    assertThat(posted(422, PATH, JSON, "{\"contacts\":[" + rows + "]}").toString())
        .contains("locationId should not be empty", "locationId must be a string");
    assertThat(posted(422, PATH, JSON, "{\"locationId\":\"" + HERE + "\"}").toString())
        .contains("contacts should not be empty");
    assertThat(
            posted(422, PATH, JSON, "{\"x\":1,\"locationId\":\"" + HERE + "\",\"contacts\":{}}")
                .toString())
        .contains("property x should not exist", "contacts must be an array");
    assertThat(posted(422, PATH + "?dryrun=perhaps", JSON, envelope(rows)).toString())
        .contains("query.dryRun");
    assertThat(posted(422, PATH, JSON + "If-Match: \"1\"\r\n", envelope(rows)).toString())
        .contains("If-Match");
    assertThat(posted(422, PATH, JSON + "If-None-Match: *\r\n", envelope(rows)).toString())
        .contains("If-None-Match");
    assertThat(posted(400, PATH, JSON + "Idempotency-Key: \r\n", envelope(rows)).toString())
        .contains("idempotency_key_invalid");
    String many = IntStream.range(0, 10_001).mapToObj(i -> "{}").collect(Collectors.joining(","));
    assertThat(posted(422, PATH, JSON, envelope(many)).toString())
        .contains("contacts must contain no more than 10000 elements");
    assertThat(post(PATH, "Content-Type: text/csv\r\n", rows).status()).isEqualTo(415);
    assertThat(post(PATH, LINES, row("a@example.com")).status()).isEqualTo(422);
    assertThat(post(PATH + "?locationId=elsewhere", LINES, row("a@example.com")).status())
        .isEqualTo(403);
    assertThat(contacts()).isZero();
  }

  @Test
  void theListMayComeBeforeTheLocation() throws IOException {
    JsonObject answer =
        posted(
            200,
            PATH,
            JSON,
            "\uFEFF{\"contacts\":[%s],\"locationId\":\"%s\"}"
                .formatted(row("a@example.com"), HERE));
    assertThat(counts(answer)).isEqualTo("1 0 0 0 0");
  }

  private List<JsonObject> lines(String query, String headers, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:%d%s?locationId=%s%s"
                        .formatted(server.port(), PATH, HERE, query)))
            .header("Authorization", "Bearer " + server.token())
            .header("Version", "2021-07-28")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.lines().map(line -> line.split(": ", 2)).forEach(h -> request.header(h[0], h[1]));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).contains("application/x-ndjson");
      return answer.body().lines().map(JsonReader::parse).toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRowALineIsAnsweredByALineEach() throws IOException {
    for (String type : List.of("application/x-ndjson", "application/ndjson", "application/jsonl")) {
      List<JsonObject> answer =
          lines(
              "",
              "Content-Type: " + type + "; charset=utf-8\r\n",
              row("a@example.com") + "\n\n  \r\n{broken\r\n" + row("b@example.com"));
      assertThat(answer).hasSize(4);
      assertThat(answer.get(0).toString()).contains("status=JsonNumber[value=200]");
      assertThat(answer.get(1).toString())
          .contains("status=JsonNumber[value=400]", "unreadable_json", "Line 4, column 2");
      assertThat(answer.get(2).toString()).contains("index=JsonNumber[value=2]");
      assertThat(answer.get(3).members().keySet()).containsExactly("summary", "traceId");
    }
    assertThat(contacts()).isEqualTo(2);
  }

  @Test
  void tenThousandRowsGoThroughAndMoreThanFitInMemoryAreAnswered() throws IOException {
    String rows =
        IntStream.range(0, 10_000)
            .mapToObj(i ->
                "{\"email\":\"p%d@example.com\",\"source\":\"%s\"}".formatted(i, "s".repeat(100)))
            .collect(Collectors.joining("\n"));
    List<JsonObject> answer = lines("", LINES, rows);
    assertThat(answer).hasSize(10_001);
    assertThat(counts((JsonObject) answer.getLast().get("summary"))).isEqualTo("10000 0 0 0 0");
    List<JsonObject> again = lines("", LINES + "Prefer: return=minimal\r\n", rows);
    assertThat(counts((JsonObject) again.getLast().get("summary"))).isEqualTo("0 0 10000 0 0");
    assertThat(((JsonObject) again.get(77).get("contact")).members().keySet())
        .containsExactly("id");
    assertThat(contacts()).isEqualTo(10_000);
  }

  private String packed(String body) throws IOException {
    byte[] sent = Raw.gzip(Raw.bytes(body));
    String head =
        Raw.head("POST", PATH, server.token())
            + JSON
            + "Content-Encoding: gzip\r\nContent-Length: "
            + sent.length
            + "\r\n\r\n";
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer = client.send(Raw.concat(Raw.bytes(head), sent)).answer();
      return answer.head() + answer.body();
    }
  }

  @Test
  void aBodyMayBePackedAndComeInChunksAndARowMayBeTooLarge() throws IOException {
    String tooLong = "{\"email\":\"a@example.com\",\"source\":\"" + "x".repeat(1 << 20) + "\"}";
    String tooMany = "{\"email\":\"a@example.com\",\"tags\":[" + "\"t\",".repeat(5_000) + "\"u\"]}";
    String body =
        envelope(String.join(",", row("a@example.com"), tooLong, tooMany, row("b@x.com")));
    assertThat(counts(batch(207, body.substring(body.indexOf('[') + 1, body.length() - 2))))
        .isEqualTo("2 0 0 2 0");
    assertThat(packed(body)).contains("413", "compression_ratio");
    assertThat(packed(envelope(row("p@example.com")))).contains("HTTP/1.1 200", "\"created\":1");
    assertThat(lines("", LINES, tooLong + "\n" + tooMany + "\n" + row("b@x.com")).toString())
        .contains("row_too_large", "too_many_values");
  }

  @Test
  void aBodyThatIsTooLongOrEndsInTheMiddleWritesNothing() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer =
          client
              .send(
                  Raw.head("POST", PATH, server.token())
                      + JSON
                      + "Content-Length: "
                      + ((32 << 20) + 1)
                      + "\r\n\r\n")
              .answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).contains("payload_too_large", "33554432 bytes");
    }
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          Raw.head("POST", PATH + "?locationId=" + HERE, server.token())
              + LINES
              + "Content-Length: 1000\r\n\r\n"
              + row("a@example.com")
              + "\n");
    }
    assertThat(
            post("/contacts/upsert", JSON, Raw.contact(RunningServer.LOCATION, "z@x.com")).status())
        .isEqualTo(200);
    assertThat(contacts()).isEqualTo(1);
  }

  @Test
  void aRowMayDependOnTheStateOfItsContact() throws IOException {
    JsonObject answer =
        batch(
            207,
            """
            {"email":"a@example.com"},
            {"email":"a@example.com","ifMatch":1,"city":"One"},
            {"email":"a@example.com","ifMatch":"\\"2\\"","city":"Two"},
            {"email":"a@example.com","ifMatch":"1","city":"Three"},
            {"email":"new@example.com","ifMatch":"*"}
            """);
    assertThat(counts(answer)).isEqualTo("1 2 0 2 0");
    assertThat(result(answer, 3).toString())
        .contains("412", "precondition_failed", "current=JsonNumber[value=3]");
    assertThat(result(answer, 4).toString()).contains("412").doesNotContain("current=");
    assertThat(contacts()).isEqualTo(1);
  }

  @Test
  void theOptionsHoldForEachRow() throws IOException {
    assertThat(
            counts(batch(200, "{\"email\":\"a@example.com\",\"tags\":[\"x\"],\"city\":\"One\"}")))
        .isEqualTo("1 0 0 0 0");
    JsonObject answer =
        posted(
            200,
            PATH + "?tags=add&fields=fillEmpty&invalid=drop&explain=true",
            JSON,
            envelope(
                "{\"email\":\"a@example.com\",\"tags\":[\"y\"],\"city\":\"Two\",\"country\":\"??\"}"));
    assertThat(contact(result(answer, 0), "tags").toString()).contains("=x", "=y");
    assertThat(contact(result(answer, 0), "city")).hasToString("JsonString[value=One]");
    assertThat(result(answer, 0).toString()).contains("kept", "invalid", "explain=");
  }

  /** The answer equals that of the real run after it, except for ids, times and revisions. */
  @Test
  void aDryRunDecidesRowsAgainstEachOtherAndWritesNothing() throws IOException {
    assertThat(counts(batch(200, row("old@example.com")))).isEqualTo("1 0 0 0 0");
    String rows =
        """
        {"email":"old@example.com","phone":"+15555550101"},
        {"email":"old@example.com","phone":"+15555550101"},
        {"phone":"+15555550101","email":"new@example.com"},
        {"email":"next@example.com","tags":["a"]},
        {"email":"next@example.com","phone":"+15555550102"},
        {"email":"x","phone":"+15555550102"},
        {"email":"third@example.com","phone":"+15555550101"},
        {"email":"old@example.com","ifMatch":9}
        """;
    JsonObject dry = posted(207, PATH + "?dryRun=true&explain=true", JSON, envelope(rows));
    assertThat(contacts()).isEqualTo(1);
    JsonObject real = posted(207, PATH + "?explain=true", JSON, envelope(rows));
    assertThat(counts(dry)).isEqualTo(counts(real)).isEqualTo("1 4 1 2 0");
    assertThat(told(dry)).isEqualTo(told(real));
    assertThat(contact(result(dry, 3), "id")).isNull();
    assertThat(contact(result(dry, 4), "id")).isNull();
    assertThat(contact(result(dry, 4), "tags")).isEqualTo(contact(result(real, 4), "tags"));
    assertThat(contacts()).isEqualTo(2);
  }

  private static List<String> told(JsonObject answer) {
    return ((JsonArray) answer.get("results"))
        .items().stream()
            .map(each ->
                List.of("status", "new", "unchanged", "duplicateOfRow", "code", "warnings").stream()
                    .map(name -> String.valueOf(((JsonObject) each).get(name)))
                    .collect(Collectors.joining(" ")))
            .toList();
  }

  @Test
  void aRequestThatComesAgainWithItsKeyIsDoneOnce() throws IOException {
    String key = JSON + "Idempotency-Key: k\r\n";
    String body = envelope(row("a@example.com") + "," + row("bad") + "," + row("b@example.com"));
    JsonObject first = posted(207, PATH, key, body);
    RawClient.Answer again = post(PATH, key, body);
    assertThat(again.status()).isEqualTo(207);
    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
    JsonObject answer = JsonReader.parse(again.body());
    assertThat(counts(answer)).isEqualTo("2 0 0 1 0");
    assertThat(result(answer, 0).get("replayed")).hasToString("JsonBoolean[value=true]");
    assertThat(contact(result(answer, 2), "id")).isEqualTo(contact(result(first, 2), "id"));
    assertThat(contacts()).isEqualTo(2);
    assertThat(posted(422, PATH, key, envelope(row("c@example.com"))).toString())
        .contains("idempotency_key_reused");
    assertThat(posted(422, PATH, key, envelope("")).toString()).contains("idempotency_key_reused");
    clock.advance(Duration.ofHours(25));
    assertThat(counts(posted(207, PATH, key, body))).isEqualTo("0 0 2 1 0");
  }

  @Test
  void rowsCountAsRequestsForRateLimits() throws Exception {
    server.close();
    server = RunningServer.start(database, HttpSettings.DEFAULT.withRateLimits(5, 0), clock);
    RawClient.Answer answer =
        post(PATH, JSON, envelope(row("a@example.com") + "," + row("b@x.com")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("x-ratelimit-remaining", "3");
    String four = String.join(",", Collections.nCopies(4, row("c@example.com")));
    RawClient.Answer refused = post(PATH, JSON, envelope(four));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsKey("retry-after");
    assertThat(contacts()).isEqualTo(2);
  }

  /** Each request also has all faults that rank behind the one reported. */
  @Test
  void theFirstThingThatIsWrongIsTold() throws IOException {
    String used = "Idempotency-Key: used\r\n";
    posted(200, PATH, JSON + used, envelope(row("used@example.com")));
    String wrong = "{\"locationId\":\"%s\",\"contacts\":[{\"email\":1}],\"x\":1}";
    String bad = wrong.formatted("elsewhere");
    String own = wrong.formatted(HERE);
    String option = PATH + "?tags=append";
    String type = "Content-Type: text/csv\r\n";
    String twoWords = "Idempotency-Key: two words\r\n";
    String token = server.token();
    String readonly =
        server.newToken(RunningServer.LOCATION, EnumSet.of(Scope.CONTACTS_READONLY), null);
    assertThat(first(readonly, option, type + twoWords, "{")).isEqualTo("415");
    assertThat(first("pit-unknown", option, JSON + twoWords, "{")).isEqualTo("401 invalid_token");
    assertThat(first(readonly, option, JSON + twoWords, "{")).isEqualTo("401 scope_missing");
    assertThat(first(token, option, JSON + twoWords, "{")).isEqualTo("400 unreadable_json");
    assertThat(first(token, option, JSON + twoWords, bad)).isEqualTo("400 idempotency_key_invalid");
    assertThat(first(token, option, JSON + used, bad)).isEqualTo("403 foreign_location");
    assertThat(first(token, option, JSON + used, own)).isEqualTo("422 idempotency_key_reused");
    assertThat(first(token, option, JSON + "If-Match: *\r\n", own)).isEqualTo("422 invalid_body");
    assertThat(post(option, JSON + "If-Match: *\r\n", own).body())
        .contains(
            "[\"If-Match cannot be used for a batch", "\"query.tags must be", "\"property x ");
  }

  private String first(String token, String path, String headers, String body) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer =
          client.send(Raw.head("POST", path, token) + headers + Raw.counted(body)).answer();
      return answer.status() == 415 ? "415" : answer.status() + " " + answer.member("code");
    }
  }

  /** Of many requests with one key at once, each row is done once, by any of them. */
  @Test
  void ofManyWhoSendTheSameEachRowIsDoneOnce() throws Exception {
    String body =
        envelope(
            IntStream.range(0, 200)
                .mapToObj(i -> row("p" + i + "@example.com"))
                .collect(Collectors.joining(",")));
    String key = JSON + "Prefer: return=minimal\r\nIdempotency-Key: k\r\n";
    List<QueuedCall<JsonObject>> calls =
        IntStream.range(0, 6)
            .mapToObj(i -> QueuedCall.start(() -> unchecked(() -> posted(200, PATH, key, body))))
            .toList();
    Json ids = null;
    for (QueuedCall<JsonObject> call : calls) {
      JsonObject answer = call.answer();
      assertThat(counts(answer)).isEqualTo("200 0 0 0 0");
      Json told =
          new JsonArray(
              ((JsonArray) answer.get("results"))
                  .items().stream().map(each -> contact((JsonObject) each, "id")).toList());
      assertThat(ids == null ? told : ids).isEqualTo(told);
      ids = told;
    }
    assertThat(contacts()).isEqualTo(200);
    JsonObject after = posted(200, PATH, JSON, envelope(row("p7@example.com")));
    assertThat(counts(after)).isEqualTo("0 0 1 0 0");
    assertThat(
            post("/contacts/upsert", JSON, Raw.contact(RunningServer.LOCATION, "p7@example.com"))
                .headers())
        .containsEntry("etag", "\"3\"");
  }

  private interface Call<T> {
    T call() throws Exception;
  }

  private static <T> T unchecked(Call<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The same rows, sent one by one into another location, give the same results. */
  @Test
  void manyRowsComeToWhatTheyComeToOneByOne() throws IOException {
    long seed = Long.getLong("cardfile.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    LocationId other = new LocationId("another");
    RunningServer.addLocation(server.stores(), other);
    String token = server.newToken(other, EnumSet.allOf(Scope.class), null);
    for (int round = 0; round < 5; round++) {
      List<String> rows = IntStream.range(0, 60).mapToObj(i -> random(random)).toList();
      RawClient.Answer batch = post(PATH, JSON, envelope(String.join(",", rows)));
      List<Json> results = ((JsonArray) JsonReader.parse(batch.body()).get("results")).items();
      for (int i = 0; i < rows.size(); i++) {
        String body = rows.get(i).replaceFirst("\\{", "{\"locationId\":\"another\",");
        try (RawClient client = new RawClient(server.port())) {
          RawClient.Answer single =
              client
                  .send(Raw.head("POST", "/contacts/upsert", token) + JSON + Raw.counted(body))
                  .answer();
          assertThat(essence((JsonObject) results.get(i)))
              .as("row %d of round %d: %s", i, round, rows.get(i))
              .isEqualTo(essence(JsonReader.parse(single.body()).with("status", single.status())));
        }
      }
    }
    assertThat(server.stores().contacts().count(other)).isEqualTo(contacts());
  }

  private static String random(Random random) {
    List<String> members = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      members.add("\"email\":\"e%d@example.com\"".formatted(random.nextInt(12)));
    }
    if (random.nextInt(3) > 0) {
      members.add("\"phone\":\"+1555555010%d\"".formatted(random.nextInt(9)));
    }
    if (random.nextBoolean()) {
      members.add("\"tags\":[\"t%d\"]".formatted(random.nextInt(3)));
    }
    members.add(
        "\"city\":%s".formatted(random.nextInt(9) == 0 ? "7" : "\"c" + random.nextInt(3) + '"'));
    return "{" + String.join(",", members) + "}";
  }

  /** Returns the parts of a result that do not depend on ids and times. */
  private static String essence(JsonObject answer) {
    return Stream.of("status", "new", "code", "warnings", "violations", "contact")
        .map(name -> name + " " + answer.get(name))
        .collect(Collectors.joining("\n"))
        .replaceAll("0V[0-9A-Za-z]{18}", "ID")
        .replaceAll("another|" + HERE, "LOCATION")
        .replaceAll("20[0-9]{2}-[0-9T:.-]*Z", "TIME");
  }

  /** Batches and single upserts compete for the same contacts. */
  @Test
  void uniquenessHoldsHoweverManyBatchesAndSinglesRace() {
    List<QueuedCall<String>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int turn = i;
      String rows =
          IntStream.range(0, 80)
              .map(n -> turn % 2 == 0 ? n % 40 : 39 - n % 40)
              .mapToObj(n -> row("p" + n + "@example.com"))
              .collect(Collectors.joining(","));
      calls.add(QueuedCall.start(() -> unchecked(() -> counts(batch(200, rows)))));
      calls.add(
          QueuedCall.start(() ->
              unchecked(() -> {
                for (int n = 0; n < 40; n++) {
                  String body =
                      Raw.contact(RunningServer.LOCATION, "p" + (n + turn) % 40 + "@example.com");
                  assertThat(post("/contacts/upsert", JSON, body).status()).isEqualTo(200);
                }
                return "done";
              })));
    }
    calls.forEach(QueuedCall::answer);
    assertThat(contacts()).isEqualTo(40);
    assertThat(server.stores().locations().countDuplicates(RunningServer.LOCATION)).isZero();
  }
}
