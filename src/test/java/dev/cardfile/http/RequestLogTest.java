package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What is logged of requests: enough to find them, and no secrets. */
class RequestLogTest {

  private static final String SECRET = "pit-5ec2e75e-c2e7-4ec2-8ec2-5ec2e75ec2e7";

  @TempDir Path folder;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.cardfile");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start(folder);
    SLF4JBridgeHandler.install();
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    ours.setLevel(Level.WARN);
    root.detachAppender(log);
    SLF4JBridgeHandler.uninstall();
    server.close();
  }

  @Test
  void oneLineForEachRequest() throws Exception {
    // One connection, because each line is written before the next request on it is read.
    RawClient.Answer created;
    RawClient.Answer updated;
    RawClient.Answer refused;
    RawClient.Answer unknown;
    try (RawClient client = new RawClient(server.port())) {
      created = client.send(upsert("mina@example.net")).answer();
      updated = client.send(upsert("mina@example.net")).answer();
      refused = client.send(Raw.upsert(server.token(), "{}")).answer();
      unknown = client.send(Raw.get(SECRET, "/nowhere")).answer();
    }

    List<Map<String, Object>> lines = lines(4);
    assertThat(lines)
        .extracting(line -> line.get("trace"))
        .containsExactly(
            created.member("traceId"),
            updated.member("traceId"),
            refused.member("traceId"),
            unknown.member("traceId"));
    assertThat(lines)
        .extracting(line -> line.get("outcome"))
        .containsExactly("created", "matched_by_email", "invalid_body", "not_found");
    assertThat(lines).extracting(line -> line.get("status")).containsExactly(200, 200, 422, 404);
    assertThat(lines)
        .extracting(line -> line.get("route"))
        .containsExactly(
            "POST /contacts/upsert", "POST /contacts/upsert", "POST /contacts/upsert", "unmatched");
    String location = RunningServer.LOCATION.value();
    assertThat(lines)
        .extracting(line -> line.get("location"))
        .containsExactly(location, location, location, null);
    assertThat(lines).allSatisfy(line -> assertThat((Long) line.get("micros")).isPositive());
  }

  /** The log names the part of HighLevel's API that a client asks for, and nothing else. */
  @Test
  void theFamilyOfWhatOnlyHighLevelHas() throws Exception {
    send(Raw.get(SECRET, "/opportunities/hush?email=hush@example.net"));
    assertThat(lines(1).getFirst())
        .containsEntry("route", "/opportunities/*")
        .containsEntry("status", 404);
    assertThat(events()).allSatisfy(event -> assertThat(text(event)).doesNotContain("hush"));
  }

  /** Requests that are rejected before routing are logged like others, with a reason. */
  @Test
  void theReasonOfWhatIsNotRouted() throws Exception {
    List<RawClient.Answer> answers =
        List.of(
            send("GET /contacts/ HTTP/1.0\r\n\r\n"),
            send("hush hush hush hush\r\n\r\n"),
            send("GET /healthz HTTP/1.1\r\nx: " + "x".repeat(20_000) + "\r\n\r\n"),
            send("GET /healthz HTTP/1.0\r\n\r\n"));
    List<Map<String, Object>> lines = lines(answers.size());
    assertThat(lines)
        .extracting(line -> line.get("reason"))
        .containsExactly(
            "http_version_not_supported", "malformed_request", "header_too_large", null);
    assertThat(lines).extracting(line -> line.get("status")).containsExactly(505, 400, 431, 200);
    assertThat(lines)
        .extracting(line -> line.get("trace"))
        .containsExactlyElementsOf(
            answers.stream().map(answer -> (Object) answer.headers().get("x-trace-id")).toList());
    assertThat(lines.getLast()).containsEntry("route", "GET /healthz");
  }

  @Test
  void namesWhatIsWrongWithABodyAndNoValue() throws Exception {
    String body =
        "{\"locationId\":\""
            + RunningServer.LOCATION.value()
            + "\",\"hush\":1,\"firstName\":5,\"tags\":\"hush\",\"country\":\"hush\",\"city\":[\"hush\"]}";
    send(Raw.upsert(server.token(), body));
    assertThat(String.valueOf(lines(1).getFirst().get("violations")))
        .contains("firstName wrong_type", "? unknown_property")
        .matches(".* and [1-9]\\d* more")
        .doesNotContain("hush");
  }

  /** Where a body may have any names, only the names of the API are logged. */
  @Test
  void namesNothingThatACallerHasNamed() throws Exception {
    String body =
        "{\"locationId\":\""
            + RunningServer.LOCATION.value()
            + "\",\"attributionSource\":{\"hush\":5},\"customFields\":[{\"id\":5}]}";
    send(Raw.upsert(server.token(), body));
    assertThat(String.valueOf(lines(1).getFirst().get("violations")))
        .contains("attributionSource.? wrong_type", "customFields.0.id wrong_type")
        .doesNotContain("hush");
  }

  @Test
  void namesWhatIsWrongWithAWriteOption() throws Exception {
    send(Raw.upsert(server.token(), "{}").replace("/upsert ", "/upsert?dry-run=hush "));
    assertThat(String.valueOf(lines(1).getFirst().get("violations")))
        .contains("query.dryRun not_a_choice")
        .doesNotContain("hush");
  }

  @Test
  void tellsOfAnUnknownPathWhatRoutesHaveOfIt() throws Exception {
    send(Raw.get(SECRET, "/contacts/hush/hush/notes?hush=1"));
    send(Raw.get(SECRET, "/hush" + "/x".repeat(20)));
    assertThat(lines(2))
        .extracting(line -> line.get("path"))
        .containsExactlyInAnyOrder("/contacts/{}/{}/notes", "/{}" + "/{}".repeat(8) + "/…");
  }

  @Test
  void nothingOfContactsAndTokens() throws Exception {
    String personal =
        "{\"locationId\":\""
            + RunningServer.LOCATION.value()
            + "\",\"email\":\"hush@example.net\","
            + "\"phone\":\"+12125550143\",\"firstName\":\"hush\",\"city\":\"hush\"";
    List<String> requests =
        List.of(
            Raw.upsert(server.token(), personal + "}"),
            Raw.upsert(server.token(), personal + ",\"hush\":1}"),
            Raw.upsert(server.token(), personal + ",\"email\":\"hush\"}"),
            Raw.upsert(server.token(), personal + ",\"timezone\":\"hush\"}"),
            Raw.upsert(server.token(), personal + ",\"dndSettings\":{\"hush\":{\"hush\":1}}}"),
            Raw.upsert(server.token(), personal + ",\"customFields\":[{\"hush\":1},\"hush\"]}"),
            Raw.upsert(server.token(), personal + ",\"customFields\":{\"hush\":{\"hush\":1}}}"),
            Raw.upsert(server.token(), personal + ",\"tags\":{\"hush\":{\"hush\":1}}}"),
            Raw.upsert(SECRET, personal + "}"),
            Raw.get(SECRET, "/hush/" + SECRET + "?email=hush@example.net"),
            Raw.get(server.token(), "/contacts/hush"),
            Raw.get(server.token(), "/locations/hush"),
            Form.token(
                "client_id=hush&client_secret=hush&grant_type=refresh_token&refresh_token=hush"),
            Form.get("/oauth/chooselocation?client_id=hush&redirect_uri=hush&state=hush"),
            Form.post("/oauth/chooselocation", "", "client_id=hush&token=" + SECRET),
            Form.with(SECRET, "/oauth/locationToken", "companyId=hush&locationId=hush"),
            Raw.head("hush", "/healthz", SECRET) + "\r\n",
            "GET /healthz HTTP/1.1\r\nHost: hush hush\r\nAuthorization: Bearer "
                + SECRET
                + "\r\n\r\n",
            "GET /hush%zz HTTP/1.1\r\n" + Raw.HOST + Raw.rights(SECRET) + "\r\n",
            "GET /healthz?hush=%zz HTTP/1.1\r\n" + Raw.HOST + Raw.rights(SECRET) + "\r\n",
            "GET /healthz HTTP/1.1\r\n" + Raw.HOST + "hush hush: hush\r\n\r\n",
            "hush hush hush hush\r\n\r\n");
    for (String request : requests) {
      send(request);
    }
    server.stores().close();
    send(Raw.upsert(server.token(), personal + "}"));
    lines(requests.size() + 1);
    for (ILoggingEvent event : events()) {
      assertThat(text(event))
          .doesNotContainIgnoringCase("hush")
          .doesNotContain("2125550143", SECRET, SECRET.substring(4), server.token().substring(4));
    }
  }

  @Test
  void noLineIsMadeByWhatIsSent() throws Exception {
    String forged = "x%0d%0atrace=forged%0a\u0085\u2028";
    send(Raw.get(server.token(), "/contacts/" + forged));
    send(Raw.get(server.token(), "/" + forged));
    send(
        Raw.upsertHead(server.token())
            + "User-Agent: forged\r\nReferer: forged\u0085forged\r\nX-Trace-Id: forged\r\n"
            + Raw.counted("{}"));
    send(Raw.head("forged", "/forged", "forged") + "\r\n");
    lines(4);
    assertThat(events()).allSatisfy(event -> assertThat(text(event)).doesNotContain("forged"));
  }

  private String upsert(String email) {
    return Raw.upsert(server.token(), Raw.contact(RunningServer.LOCATION, email));
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }

  /** Waits for this many log lines of requests, which are written after the answers. */
  private List<Map<String, Object>> lines(int expected) throws InterruptedException {
    List<Map<String, Object>> lines = requestLines();
    for (int i = 0; i < 1000 && lines.size() < expected; i++) {
      Thread.sleep(10);
      lines = requestLines();
    }
    assertThat(lines).hasSize(expected);
    return lines;
  }

  private List<Map<String, Object>> requestLines() {
    return events().stream()
        .filter(event -> event.getLoggerName().equals("dev.cardfile.request"))
        .filter(event -> event.getMessage().startsWith("request"))
        .map(event ->
            event.getKeyValuePairs().stream()
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value)))
        .toList();
  }

  private List<ILoggingEvent> events() {
    return List.copyOf(log.list);
  }

  /** Returns everything that an appender may write of an event. */
  private static String text(ILoggingEvent event) {
    StringBuilder text = new StringBuilder(event.getLoggerName() + event.getFormattedMessage());
    text.append(event.getKeyValuePairs()).append(event.getMDCPropertyMap());
    for (IThrowableProxy each = event.getThrowableProxy(); each != null; each = each.getCause()) {
      text.append(each.getMessage());
    }
    return text.toString();
  }
}
