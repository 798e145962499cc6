package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests with preconditions on the contact's revision. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ConditionsTest {

  private static final String NONE = "";

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private RunningServer server;
  private String path;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
    path = "/contacts/" + upsert(NONE, "mina@example.net").member("id");
  }

  @AfterEach
  void stop() {
    server.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private RawClient.Answer send(String method, String target, String headers, String body)
      throws IOException {
    String head = Raw.head(method, target, server.token()) + headers;
    try (RawClient client = new RawClient(server.port())) {
      client.send(body.isEmpty() ? head + "\r\n" : head + Raw.counted(body));
      return method.equals("HEAD") ? client.headOnly() : client.answer();
    }
  }

  private RawClient.Answer upsert(String headers, String email) throws IOException {
    return send("POST", "/contacts/upsert", headers, Raw.contact(RunningServer.LOCATION, email));
  }

  private RawClient.Answer get(String headers) throws IOException {
    return send("GET", path, headers, "");
  }

  private RawClient.Answer put(String headers) throws IOException {
    return send("PUT", path, headers, "{\"city\":\"Dolomite\"}");
  }

  private static String ifMatch(String tags) {
    return "If-Match: " + tags + "\r\n";
  }

  private static String ifNoneMatch(String tags) {
    return "If-None-Match: " + tags + "\r\n";
  }

  private static void assertFailed(RawClient.Answer answer, String current) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(412);
    assertThat(answer.body())
        .contains("\"code\":\"precondition_failed\"")
        .contains(current == null ? "\"code\"" : "\"current\":" + current + ",");
    if (current == null) {
      assertThat(answer.body()).doesNotContain("\"current\"");
    }
  }

  private String tag() throws IOException {
    return get(NONE).headers().get("etag");
  }

  @Test
  void everyAnswerThatHoldsOneContactHasItsTag() throws IOException {
    assertThat(upsert(NONE, "mina@example.net").headers())
        .containsEntry("etag", "\"2\"")
        .containsEntry("vary", "Version, Accept-Encoding");
    assertThat(put(NONE).headers()).containsEntry("etag", "\"3\"");
    assertThat(get(NONE).headers()).containsEntry("etag", "\"3\"");
    assertThat(send("HEAD", path, NONE, "").headers()).containsEntry("etag", "\"3\"");
    assertThat(
            send("POST", "/contacts/", NONE, Raw.contact(RunningServer.LOCATION, "rosan@deos.com"))
                .headers())
        .containsEntry("etag", "\"1\"");
    String duplicate =
        "/contacts/search/duplicate?locationId=%s&email=".formatted(RunningServer.LOCATION);
    assertThat(send("GET", duplicate + "mina@example.net", NONE, "").headers())
        .containsEntry("etag", "\"3\"");
    assertThat(send("GET", duplicate + "nobody@example.net", NONE, "").headers())
        .doesNotContainKey("etag");
    assertThat(
            send(
                    "POST",
                    "/contacts/upsert?dryRun=true",
                    NONE,
                    Raw.contact(RunningServer.LOCATION, "mina@example.net"))
                .headers())
        .doesNotContainKey("etag");
    var _ = send("POST", path + "/tags", NONE, "{\"tags\":[\"a\"]}");
    assertThat(tag()).isEqualTo("\"4\"");
    var _ = send("POST", path + "/tags", NONE, "{\"tags\":[\"a\"]}");
    assertThat(tag()).as("nothing was written").isEqualTo("\"4\"");
  }

  @Test
  void underV3TheTagIsAnother() throws IOException {
    String request = Raw.bare("GET", path, server.token(), "v3");
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.send(request).answer().headers()).containsEntry("etag", "\"1-v3\"");
    }
    assertThat(put(ifMatch("\"1-v3\"")).status()).isEqualTo(200);
  }

  @Test
  void whoHasItIsToldSo() throws IOException {
    for (String had : List.of("\"1\"", "\"1-v3\"", "\"7\", \"1\"", "*")) {
      RawClient.Answer answer = get(ifNoneMatch(had));
      assertThat(answer.status()).as(had).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers())
          .containsEntry("etag", "\"1\"")
          .containsEntry("vary", "Version, Accept-Encoding");
    }
    assertThat(send("HEAD", path, ifNoneMatch("\"1\""), "").status()).isEqualTo(304);
    assertThat(get(ifNoneMatch("\"2\"")).status()).isEqualTo(200);
    assertThat(send("GET", "/contacts/nobody", ifNoneMatch("*"), "").status()).isEqualTo(400);
  }

  @Test
  void aWriteMayDependOnTheRevision() throws IOException {
    assertFailed(put(ifMatch("\"2\"")), "1");
    assertThat(put(ifMatch("\"1\"")).headers()).containsEntry("etag", "\"2\"");
    assertFailed(put(ifMatch("\"1\"")), "2");
    assertFailed(put(ifNoneMatch("\"2\"")), "2");
    assertFailed(put(ifNoneMatch("*")), "2");
    assertFailed(put(ifMatch("\"2\"") + ifNoneMatch("\"2\"")), "2");
    String tags = "{\"tags\":[\"a\"]}";
    String followers = "{\"followers\":[\"u\"]}";
    for (String method : List.of("POST", "DELETE")) {
      assertFailed(send(method, path + "/tags", ifMatch("\"1\""), tags), "2");
      assertFailed(send(method, path + "/followers", ifMatch("\"1\""), followers), "2");
    }
    assertFailed(
        send("DELETE", path + "/additional-emails", ifMatch("\"1\""), "{\"emails\":[\"a\"]}"), "2");
    assertFailed(
        send("DELETE", path + "/additional-phones", ifMatch("\"1\""), "{\"phones\":[\"1\"]}"), "2");
    assertFailed(send("DELETE", path, ifMatch("\"1\""), ""), "2");
    assertThat(send("POST", path + "/tags", ifMatch("\"1\", \"2\""), tags).status()).isEqualTo(201);
    assertThat(send("POST", path + "/followers", ifMatch("\"3\""), followers).status())
        .isEqualTo(201);
    assertThat(put(ifMatch("*") + ifNoneMatch("\"3\"")).status()).isEqualTo(200);
    assertThat(send("DELETE", path, ifMatch("\"5\""), "").status()).isEqualTo(200);
    assertThat(send("DELETE", path, ifMatch("\"5\""), "").status()).isEqualTo(400);
    assertThat(put(ifMatch("*")).status()).isEqualTo(400);
  }

  @Test
  void anUpsertMayOnlyUpdateOrOnlyCreate() throws IOException {
    assertFailed(upsert(ifMatch("*"), "new@example.net"), null);
    assertFailed(upsert(ifMatch("\"1\""), "new@example.net"), null);
    RawClient.Answer taken = upsert(ifNoneMatch("*"), "mina@example.net");
    assertFailed(taken, "1");
    assertThat(taken.member("contactId")).isEqualTo(path.substring("/contacts/".length()));
    assertThat(server.stores().contacts().count(RunningServer.LOCATION)).isEqualTo(1);
    assertThat(tag()).isEqualTo("\"1\"");
    assertThat(upsert(ifMatch("*"), "mina@example.net").body()).startsWith("{\"new\":false");
    assertFailed(upsert(ifMatch("\"1\""), "mina@example.net"), "2");
    assertThat(upsert(ifMatch("\"2\""), "mina@example.net").status()).isEqualTo(200);
    assertThat(upsert(ifNoneMatch("*"), "new@example.net").body()).startsWith("{\"new\":true");
    assertThat(upsert(ifNoneMatch("\"1\""), "other@example.net").status()).isEqualTo(200);
  }

  @Test
  void whatCannotBeReadIsRefused() throws IOException {
    for (String tag : List.of("17", "W/\"1\"", "\"x\"", "\"1\" \"2\"", "")) {
      for (String header : List.of(ifMatch(tag), ifNoneMatch(tag))) {
        RawClient.Answer answer = put(header);
        assertThat(answer.status()).as(header).isEqualTo(400);
        assertThat(answer.body())
            .contains("\"code\":\"condition_invalid\"")
            .contains(header.substring(0, header.indexOf(':')));
      }
      assertThat(get(ifNoneMatch(tag)).status()).as(tag).isEqualTo(400);
    }
    assertThat(send("GET", "/contacts/nobody", ifNoneMatch("x"), "").body())
        .contains("condition_invalid");
    assertThat(tag()).isEqualTo("\"1\"");
  }

  /** A replay has the first answer's ETag, even if the precondition does not hold any more. */
  @Test
  void aReplayHasTheTagOfThen() throws IOException {
    String headers = ifMatch("\"1\"") + "Idempotency-Key: k\r\n";
    RawClient.Answer first = put(headers);
    assertThat(first.headers()).containsEntry("etag", "\"2\"");
    assertThat(put(NONE).headers()).containsEntry("etag", "\"3\"");
    RawClient.Answer again = put(headers);
    assertThat(again.headers())
        .containsEntry("idempotent-replayed", "true")
        .containsEntry("etag", "\"2\"")
        .containsEntry("vary", "Version, Accept-Encoding");
  }

  @Test
  void routesWithoutConditionsPassThemOver() throws IOException {
    assertThat(
            send(
                    "POST",
                    "/contacts/",
                    ifMatch("nonsense") + ifNoneMatch("*"),
                    Raw.contact(RunningServer.LOCATION, "rosan@deos.com"))
                .status())
        .isEqualTo(201);
    assertThat(send("POST", path + "/notes", ifMatch("\"9\""), "{\"body\":\"b\"}").status())
        .isEqualTo(201);
  }
}
