package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.write.Writes;
import dev.cardfile.write.imports.Imports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of contacts that are sent to a server, which writes their rows in the background. */
@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(180)
class ImportsTest {

  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final String IMPORTS = "/imports?locationId=" + RunningServer.LOCATION;
  private static final String HEADINGS =
      "Contact Id,First Name,Last Name,Phone,Email,Business Name,Created,Last Activity,Tags\n";

  /** Enough rows that the import is still running at the next request. */
  private static final int MANY = 20_000;

  @Parameter private StoreKind kind;

  private final TestClock clock = new TestClock(START);
  private final HttpClient client = HttpClient.newHttpClient();
  private StoreFixture database;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
  }

  @AfterEach
  void stop() {
    try (StoreFixture closing = database) {
      server.close();
      client.shutdownNow();
      closing.check();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
        .header("Authorization", "Bearer " + server.token())
        .header("Version", "2021-07-28");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return JsonReader.parse(answer.body());
  }

  private static String text(JsonObject object, String member) {
    return object.get(member) instanceof JsonString(String text) ? text : "";
  }

  private static long number(JsonObject object, String member) {
    return ((JsonNumber) object.get(member)).value().longValue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonObject said = json(answer);
    String id = text(said, "id");
    assertThat(text(said, "state")).isEqualTo("waiting");
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/imports/" + id);
    return id;
  }

  private String imported(String csv) throws Exception {
    return accepted(post(IMPORTS, "text/csv", bytes(csv)));
  }

  private Import stored(String id) {
    return server.stores().imports().find(RunningServer.LOCATION, id).orElseThrow();
  }

  private Import await(String id, Predicate<Import> wanted) throws InterruptedException {
    Import now = stored(id);
    while (!wanted.test(now)) {
      Thread.sleep(5);
      now = stored(id);
    }
    return now;
  }

  private JsonObject over(String id) throws Exception {
    await(id, each -> each.state().isOver());
    return json(get("/imports/" + id));
  }

  private long contacts() {
    return server.stores().contacts().count(RunningServer.LOCATION);
  }

  /** Returns rows without e-mail and phone, so that contacts can be found only by their ids. */
  private static String people(String source, int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> "%s%016d,Name%d,Poe,,,,,,\n".formatted(source, i, i))
        .collect(Collectors.joining("", HEADINGS, ""));
  }

  @Test
  void whatFailsIsMendedAndSentAgain() throws Exception {
    String id =
        imported(
            HEADINGS
                + "c1,Ann,Poe,,ann@example.com,,2021-06-08T10:28:39Z,,vip\n"
                + "c2,Bob,Poe,12,bob@example.com,,,,\n"
                + "c3,\"=Cy\",\"never closed\n");
    JsonObject done = over(id);
    assertThat(text(done, "state")).isEqualTo("done");
    assertThat(text(done, "profile")).startsWith("HighLevel");
    assertThat(text(done, "kind")).isEqualTo("csv");
    assertThat(number(done, "total")).isEqualTo(3);
    assertThat(number(done, "rows")).isEqualTo(3);
    assertThat(number(done, "created")).isEqualTo(2);
    assertThat(number(done, "failed")).isEqualTo(1);
    assertThat(((JsonArray) done.get("columns")).items()).hasSize(9);
    assertThat(contacts()).isEqualTo(2);
    HttpResponse<String> all = get("/imports/" + id + "/rows");
    assertThat(all.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(all.body()).startsWith("Contact Id,").contains("_row,_outcome,_contactId,_code");
    assertThat(all.body().lines()).hasSize(3);
    HttpResponse<String> partly = get("/imports/" + id + "/rows?outcome=partly");
    assertThat(partly.body().lines()).hasSize(2);
    String again = imported(partly.body().replace(",12,", ",+12125550143,"));
    assertThat(number(over(again), "updated")).isEqualTo(1);
    assertThat(contacts()).isEqualTo(2);
    HttpResponse<String> failed = get("/imports/" + id + "/rows?outcome=failed");
    assertThat(failed.body()).contains("failed").doesNotContain("partly");
    assertThat(((JsonArray) json(get("/imports")).get("imports")).items()).hasSize(2);
    assertThat(get("/imports?limit=1").body()).contains(again).doesNotContain(id);
  }

  @Test
  void everyBodyIsTaken() throws Exception {
    byte[] csv = bytes("email\nann@example.com\n");
    HttpResponse<String> packed =
        send(
            request(IMPORTS)
                .header("Content-Type", "text/csv")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Raw.gzip(csv))));
    over(accepted(packed));
    over(
        accepted(
            post(
                IMPORTS,
                "text/vcard",
                bytes(
                    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo\r\nEMAIL:bo@example.com\r\nEND:VCARD\r\n"))));
    over(
        accepted(post(IMPORTS, "application/x-ndjson", bytes("{\"email\":\"cy@example.com\"}\n"))));
    over(
        accepted(
            post(IMPORTS, "text/csv; charset=windows-1252", bytes("email\ndi@example.com\n"))));
    String form =
        """
        --x1
        Content-Disposition: form-data; name="options"

        {"mapping":{"Wer":"email"},"tags":"add","revive":true}
        --x1
        Content-Disposition: form-data; name="file"; filename="a \\"b\\".csv"
        Content-Type: text/csv

        Wer,Tags
        ev@example.com,new

        --x1--
        """
            .replace("\n", "\r\n");
    JsonObject told =
        over(accepted(post(IMPORTS, "multipart/form-data; boundary=x1", bytes(form))));
    assertThat(text(told, "fileName")).isEqualTo("a \"b\".csv");
    assertThat(number(told, "created")).isEqualTo(1);
    assertThat(contacts()).isEqualTo(5);
  }

  @Test
  void whatIsNoFileOfContactsIsNamedAndNothingIsKept() throws Exception {
    assertRefused(400, "unusable_file", "empty", new byte[0]);
    assertRefused(400, "unusable_file", "blank", bytes("\n\n  \n"));
    assertRefused(400, "unusable_file", "zip archive", bytes("PK\u0003\u0004 and so on"));
    assertRefused(400, "unusable_file", ".xlsx", bytes("PK\u0003\u0004 xl/workbook.xml"));
    assertRefused(400, "unusable_file", "a PDF", bytes("%PDF-1.7 and so on"));
    HttpResponse<String> bomb =
        send(
            request(IMPORTS)
                .header("Content-Type", "text/csv")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Raw.gzip(new byte[64 << 20]))));
    assertThat(bomb.statusCode()).isEqualTo(413);
    assertThat(bomb.body()).contains("compression_ratio");
    assertThat(post(IMPORTS, "application/pdf", bytes("%PDF")).statusCode()).isEqualTo(415);
    assertThat(post(IMPORTS, "multipart/form-data", bytes("--x--")).body())
        .contains("unreadable_form");
    assertThat(post(IMPORTS, "multipart/form-data; boundary=x", bytes("--x--")).body())
        .contains("unreadable_form", "a part named file");
    assertThat(post(IMPORTS + "&mapping=no", "text/csv", bytes("email\n")).statusCode())
        .isEqualTo(422);
    assertThat(post(IMPORTS + "&dry_run=true", "text/csv", bytes("email\n")).body())
        .contains("query.dryRun", "/imports/preview");
    assertThat(post("/imports", "text/csv", bytes("email\n")).statusCode()).isEqualTo(422);
    assertThat(post("/imports?locationId=other", "text/csv", bytes("email\n")).statusCode())
        .isEqualTo(403);
    try (RawClient raw = new RawClient(server.port())) {
      String head = Raw.head("POST", IMPORTS, server.token());
      assertThat(raw.send(head + "Content-Length: 10737418240\r\n\r\nemail").answer().body())
          .contains("payload_too_large", "1073741824");
    }
    assertThat(server.stores().imports().list(RunningServer.LOCATION)).isEmpty();
  }

  private void assertRefused(int status, String code, String words, byte[] body) throws Exception {
    HttpResponse<String> answer = post(IMPORTS, "text/csv", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"", words);
  }

  private JsonObject preview(String more, String csv) throws Exception {
    HttpResponse<String> answer =
        post(
            "/imports/preview?locationId=" + RunningServer.LOCATION + more, "text/csv", bytes(csv));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static String outcomes(JsonObject preview) {
    return ((JsonArray) preview.get("verdicts"))
        .items().stream()
            .map(verdict -> text((JsonObject) verdict, "outcome"))
            .collect(Collectors.joining(" "));
  }

  @Test
  void aFileIsTriedAndNothingIsWritten() throws Exception {
    String csv =
        """
        sep=;
        Contact Id;First Name;Last Name;Phone;Email;Business Name;Created;Tags;Mood
        c1;Ann;Poe;;ann@example.com;;;;fine
        c2;Bob;Poe;12;bob@example.com;;;;
        c1;Ann;Roe;;;;;;
        c3;"Cy
        """;
    JsonObject tried = preview("", csv);
    assertThat(outcomes(tried)).isEqualTo("created created updated failed");
    assertThat(tried.toString())
        .contains(
            "wrong_format",
            "quote_not_closed",
            "value=Mood",
            "HighLevel",
            "separator=JsonString[value=;]");
    assertThat(number(tried, "rows")).isEqualTo(4);
    assertThat(contacts()).isZero();
    assertThat(server.stores().imports().list(RunningServer.LOCATION)).isEmpty();
    over(imported(csv));
    assertThat(outcomes(preview("&dryRun=true", csv)))
        .isEqualTo("updated unchanged updated failed");
    assertThat(contacts()).isEqualTo(2);
    assertThat(outcomes(preview("&mapping=%7B%22Mood%22:%22city%22%7D", csv))).contains("updated");
  }

  @Test
  void ofALongFileTheFirstRowsAreTried() throws Exception {
    JsonObject tried = preview("", people("long", 40_000));
    assertThat(tried.get("whole")).hasToString("JsonBoolean[value=false]");
    assertThat(number(tried, "rows")).isBetween(20L, 39_999L);
    assertThat(((JsonArray) tried.get("verdicts")).items()).hasSize(20);
    assertThat(outcomes(tried).replace("created", "").strip()).isEmpty();
    JsonObject dates = preview("", "email,Birthday\nann@example.com,01/02/1990\n");
    assertThat(dates.get("problem").toString()).contains("date_order_unknown");
    assertThat(preview("&dates=dmy", "email,Birthday\nann@example.com,01/02/1990\n").get("problem"))
        .isNull();
    String known = "Contact Id,First Name,Created\n1,Ann,03/04/2026\n";
    assertThat(preview("", known).get("problem")).isNull();
    assertThat(
            post("/imports/preview?locationId=" + RunningServer.LOCATION, "text/csv", bytes("%PDF"))
                .body())
        .contains("unusable_file");
  }

  @Test
  void ofAFileWhoseSenderIsGoneNothingIsKept() throws Exception {
    byte[] half = bytes(people("half", 1000));
    for (String framing :
        List.of(
            "Content-Length: 90000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n100000\r\n")) {
      try (RawClient raw = new RawClient(server.port())) {
        raw.send(Raw.head("POST", IMPORTS, server.token()) + framing).send(half);
      }
    }
    over(imported("email\nann@example.com\n"));
    assertThat(server.stores().imports().list(RunningServer.LOCATION)).hasSize(1);
    assertThat(contacts()).isEqualTo(1);
  }

  @Test
  void aRetryWithItsKeyIsOneImport() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer =
          send(
              request(IMPORTS)
                  .header("Content-Type", "text/csv")
                  .header("Idempotency-Key", "once")
                  .POST(HttpRequest.BodyPublishers.ofString("email\nann@example.com\n")));
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.headers().firstValue("Idempotent-Replayed").isPresent()).isEqualTo(i > 0);
      ids.add(text(json(answer), "id"));
    }
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    assertThat(
            send(request(IMPORTS)
                    .header("Content-Type", "text/csv")
                    .header("Idempotency-Key", "once")
                    .POST(HttpRequest.BodyPublishers.ofString("email\nbob@example.com\n")))
                .body())
        .contains("idempotency_key_reused");
    over(ids.getFirst());
    assertThat(server.stores().imports().list(RunningServer.LOCATION)).hasSize(1);
    assertThat(contacts()).isEqualTo(1);
  }

  @Test
  void twoRunAtOnceAndTheOthersWait() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(imported(people("file" + i, MANY / 2)));
    }
    boolean together = false;
    List<Import> all;
    do {
      // Polling without a pause would leave the database no time for the imports.
      Thread.sleep(5);
      all = server.stores().imports().list(RunningServer.LOCATION);
      long running = all.stream().filter(each -> each.state() == ImportState.RUNNING).count();
      assertThat(running).isLessThanOrEqualTo(2);
      together |= running == 2;
    } while (!all.stream().allMatch(each -> each.state().isOver()));
    assertThat(together).isTrue();
    for (String id : ids) {
      assertThat(stored(id).counts().created()).isEqualTo(MANY / 2);
    }
    assertThat(contacts()).isEqualTo(3L * MANY / 2);
  }

  @Test
  void isPausedResumedCancelledAndForgotten() throws Exception {
    String id = imported(people("many", MANY));
    await(id, each -> each.counts().rows() > 0);
    JsonObject paused = json(post("/imports/" + id + "/pause"));
    assertThat(text(paused, "state")).isEqualTo("paused");
    long rows = number(paused, "rows");
    assertThat(rows).isBetween(1L, MANY - 1L);
    assertThat(post("/imports/" + id + "/pause").statusCode()).isEqualTo(409);
    assertThat(send(request("/imports/" + id).DELETE()).body()).contains("import_state");
    over(imported("email\nann@example.com\n"));
    assertThat(stored(id).counts().rows()).isEqualTo(rows);
    assertThat(contacts()).isEqualTo(rows + 1);
    assertThat(post("/imports/" + id + "/resume").body()).contains("\"state\":\"waiting\"");
    await(id, each -> each.counts().rows() > rows);
    JsonObject cancelled = json(post("/imports/" + id + "/cancel"));
    assertThat(text(cancelled, "state")).isEqualTo("cancelled");
    long last = number(cancelled, "rows");
    assertThat(post("/imports/" + id + "/resume").statusCode()).isEqualTo(409);
    over(imported("email\nbob@example.com\n"));
    assertThat(contacts()).isEqualTo(last + 2);
    assertThat(server.stores().imports().chunk(RunningServer.LOCATION, id, 0)).isEmpty();
    assertThat(send(request("/imports/" + id).DELETE()).statusCode()).isEqualTo(200);
    assertThat(get("/imports/" + id).body()).contains("import_not_found");
  }

  @Test
  void anotherServerGoesOnWhereOneHasEnded() throws Exception {
    String id = imported(people("many", MANY));
    await(id, each -> each.counts().rows() > 0);
    server.close();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
    long left = stored(id).counts().rows();
    JsonObject done = over(id);
    assertThat(left).isBetween(1L, MANY - 1L);
    assertThat(number(done, "created")).isEqualTo(MANY);
    assertThat(contacts()).isEqualTo(MANY);
  }

  /** Another process has the import's turn, and never continues. */
  @Test
  void anImportWhoseServerIsGoneGoesOnWhenItsLeaseHasEnded() throws Exception {
    server.close();
    Imports imports = new Imports(clock);
    try (Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      Writes writes = Writing.to(stores);
      var _ = writes.run(imports.begin(RunningServer.LOCATION, Writing.TEST, "gone", null, "{}"));
      Import waiting =
          ((Imports.Outcome.Done)
                  writes.run(imports.received(RunningServer.LOCATION, Writing.TEST, "gone")))
              .now();
      var _ = writes.run(imports.run(RunningServer.LOCATION, waiting, "dead"));
    }
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
    over(imported("email\nann@example.com\n"));
    assertThat(stored("gone").server()).isEqualTo("dead");
    clock.advance(Imports.LEASE.plus(Duration.ofSeconds(1)));
    over(imported("email\nbob@example.com\n"));
    assertThat(await("gone", each -> each.state().isOver()).state()).isEqualTo(ImportState.FAILED);
  }

  @Test
  void isUndoneInTheBackground() throws Exception {
    String id = imported(people("undone", 500));
    over(id);
    String changed =
        json(get("/contacts/" + "undone" + "0".repeat(15) + "7")).get("contact").toString();
    assertThat(changed).contains("Name7");
    assertThat(
            send(request("/contacts/undone" + "0".repeat(15) + "7")
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"city\":\"Elsewhere\"}")))
                .statusCode())
        .isEqualTo(200);
    HttpResponse<String> accepted = post("/imports/" + id + "/undo");
    assertThat(accepted.statusCode()).isEqualTo(202);
    await(id, each -> each.undo() != null && each.isSettled());
    JsonObject undo = (JsonObject) json(get("/imports/" + id)).get("undo");
    assertThat(text(undo, "state")).isEqualTo("done");
    assertThat(number(undo, "deleted")).isEqualTo(499);
    assertThat(number(undo, "left")).isEqualTo(1);
    assertThat(contacts()).isEqualTo(1);
    HttpResponse<String> left = get("/imports/" + id + "/rows?outcome=left");
    assertThat(left.body().lines()).hasSize(2);
    assertThat(left.body()).contains("changed_since");
    assertThat(get("/imports/" + id + "/rows").body().lines()).hasSize(1);
    assertThat(post("/imports/" + id + "/undo").body()).contains("import_state", "undone");
    assertThat(send(request("/imports/" + id).DELETE()).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsHowFarItIsUntilItIsOver() throws Exception {
    String id = imported(people("many", MANY));
    HttpResponse<String> events =
        send(request("/imports/" + id).header("Accept", "text/event-stream"));
    assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    List<String> data = events.body().lines().filter(line -> line.startsWith("data: ")).toList();
    assertThat(data).hasSizeGreaterThan(1);
    assertThat(data.getLast()).contains("\"state\":\"done\"", "\"rows\":" + MANY);
    assertThat(events.body()).startsWith("event: import\ndata: {\"id\":\"" + id);
    HttpResponse<String> again =
        send(request("/imports/" + id).header("Accept", "text/event-stream"));
    assertThat(again.body().lines().filter(line -> line.startsWith("data: "))).hasSize(1);
    assertThat(get("/metrics").body())
        .contains("cardfile_imports_rows_total{outcome=\"created\"} " + (double) MANY)
        .contains("cardfile_imports_running 0.0");
  }
}
