package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.wire.ApiVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of all faults of a request, the answer reports the first in the order of docs/compatibility.md.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class PrecedenceTest {

  private static final int MAX_BODY = 2000;
  private static final int RATE_LIMIT = 500;

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;
  private static String withoutScope;
  private static String exhausted;

  /** What can be wrong, in the order in which it is reported. */
  enum Wrong {
    ANNOUNCED_TOO_LARGE("payload_too_large"),
    CONTENT_TYPE("unsupported_media_type"),
    TOKEN("invalid_token"),
    VERSION("version_missing"),
    SCOPE("scope_missing"),
    RATE("rate_limited"),
    GROWS_TOO_LARGE("payload_too_large"),
    NOT_JSON("unreadable_json"),
    RETRY_KEY("idempotency_key_invalid"),
    CONDITION("condition_invalid"),
    OTHER_LOCATION("foreign_location"),
    REUSED_KEY("idempotency_key_reused", "\"message\":["),
    OPTION("invalid_body", "\"message\":[\"query.tags must be one of"),
    UNKNOWN_PROPERTY("invalid_body", "\"message\":[\"property surprise should not exist"),
    NO_KEY("no_key"),
    PRECONDITION("precondition_failed");

    private final String code;
    private final String message;

    Wrong(String code) {
      this(code, "\"message\":\"");
    }

    Wrong(String code, String message) {
      this.code = code;
      this.message = message;
    }
  }

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    HttpSettings settings =
        HttpSettings.DEFAULT
            .withRequests(MAX_BODY, HttpSettings.DEFAULT.requests().timeout())
            .withConnections(100, 0, InetAddress::isLoopbackAddress)
            .withRateLimits(RATE_LIMIT, RATE_LIMIT);
    server = RunningServer.start(database, settings, InstantSource.system());
    withoutScope = newToken(Scope.CONTACTS_READONLY);
    exhausted = newToken(Scope.CONTACTS_WRITE);
    assertThat(send(request(Set.of())).status()).isEqualTo(200); // for later ones to find
    // Each token uses up its rate with what it allows, so scope and rate can be wrong at once.
    String read = Raw.get(withoutScope, "/contacts/x");
    String empty = head(exhausted, Set.of()) + framed("{}", false);
    for (int i = 0; i < RATE_LIMIT; i++) {
      send(read);
      send(empty);
    }
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
    database.close();
  }

  static Stream<Set<Wrong>> everyOneEveryPairEveryTail() {
    return Faults.sets(Wrong.class, EnumSet.allOf(Wrong.class)).stream()
        .filter(each -> !each.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("everyOneEveryPairEveryTail")
  void tellsTheFirst(Set<Wrong> wrongs) throws IOException {
    RawClient.Answer answer = send(request(wrongs));
    Wrong first = wrongs.stream().sorted().findFirst().orElseThrow();
    assertThat(answer.body())
        .as("%s", wrongs)
        .contains("\"code\":\"" + first.code + "\"", first.message);
  }

  @Test
  void acceptsTheSameRequestWithNothingWrong() throws IOException {
    assertThat(send(request(Set.of())).status()).isEqualTo(200);
  }

  /** Reported after token and version, and before the scope and everything after it. */
  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void aPathOfOtherVersionsIsToldBeforeTheScope(ApiVersion version) throws IOException {
    boolean v3 = version == ApiVersion.V3;
    String before = "/contacts/x/campaigns/removeAll";
    String since = "/contacts/x/campaigns/remove-all";
    String writes = newToken(Scope.CONTACTS_WRITE);
    assertThat(told(before, writes, version.wireName())).isEqualTo(v3 ? "400" : "501");
    assertThat(told(since + "/?x=1", writes, version.wireName())).isEqualTo(v3 ? "501" : "404");
    String absent = v3 ? before : since;
    for (String token : List.of(withoutScope, exhausted)) {
      assertThat(told(absent, token, version.wireName())).isEqualTo(v3 ? "400" : "404");
    }
    assertThat(told(absent, "pit-unknown", version.wireName())).isEqualTo("401");
    assertThat(told(absent, writes, " ")).isEqualTo("401");
    assertThat(told(absent, writes, "v4")).isEqualTo("401");
    assertThat(send(Raw.bare("DELETE", absent, writes, version.wireName())).body())
        .contains(
            v3
                ? "Endpoint /contacts/x/campaigns/removeAll not available in API version v3."
                : "Cannot DELETE /contacts/x/campaigns/remove-all");
    assertThat(send(Raw.bare("PUT", absent, writes, version.wireName())).status()).isEqualTo(405);
  }

  private static String told(String path, String token, String version) throws IOException {
    return String.valueOf(send(Raw.bare("DELETE", path, token, version)).status());
  }

  private static String newToken(Scope scope) {
    return server.newToken(RunningServer.LOCATION, EnumSet.of(scope), null);
  }

  private static RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }

  private static String request(Set<Wrong> wrongs) throws IOException {
    String head = head(token(wrongs), wrongs);
    String body = body(wrongs);
    return wrongs.contains(Wrong.ANNOUNCED_TOO_LARGE)
        ? head + "Content-Length: " + (MAX_BODY + 1) + "\r\n\r\n" + body
        : head + framed(body, wrongs.contains(Wrong.GROWS_TOO_LARGE));
  }

  private static String token(Set<Wrong> wrongs) throws IOException {
    if (wrongs.contains(Wrong.SCOPE)) {
      return withoutScope;
    }
    if (wrongs.contains(Wrong.RATE)) {
      return exhausted;
    }
    String token = newToken(Scope.CONTACTS_WRITE);
    if (wrongs.contains(Wrong.REUSED_KEY)) {
      String body = Raw.contact(RunningServer.LOCATION, "used@example.com");
      assertThat(send(head(token, EnumSet.of(Wrong.REUSED_KEY)) + framed(body, false)).status())
          .isEqualTo(200);
    }
    return token;
  }

  private static String body(Set<Wrong> wrongs) {
    List<String> members = new ArrayList<>();
    members.add(
        wrongs.contains(Wrong.OTHER_LOCATION)
            ? "\"locationId\":\"other\""
            : "\"locationId\":\"" + RunningServer.LOCATION + "\"");
    if (wrongs.contains(Wrong.UNKNOWN_PROPERTY)) {
      members.add("\"surprise\":1");
    }
    if (!wrongs.contains(Wrong.NO_KEY)) {
      members.add("\"email\":\"a@example.com\"");
    }
    if (wrongs.contains(Wrong.GROWS_TOO_LARGE)) {
      members.add("\"city\":\"" + "x".repeat(MAX_BODY) + "\"");
    }
    return "{" + String.join(",", members) + (wrongs.contains(Wrong.NOT_JSON) ? "" : "}");
  }

  private static String head(String token, Set<Wrong> wrongs) {
    String contentType = wrongs.contains(Wrong.CONTENT_TYPE) ? "text/xml" : "application/json";
    String query = wrongs.contains(Wrong.OPTION) ? "?dryRun=true&tags=append" : "";
    return ("POST /contacts/upsert" + query + " HTTP/1.1\r\nHost: localhost\r\n")
        + ("Content-Type: " + contentType + "\r\n")
        + (wrongs.contains(Wrong.RETRY_KEY) ? "Idempotency-Key: two words\r\n" : "")
        + (wrongs.contains(Wrong.CONDITION) ? "If-Match: W/\"1\"\r\n" : "")
        + (wrongs.contains(Wrong.PRECONDITION) ? "If-None-Match: *\r\n" : "")
        + (wrongs.contains(Wrong.REUSED_KEY) ? "Idempotency-Key: used\r\n" : "")
        + (wrongs.contains(Wrong.TOKEN) ? "" : "Authorization: Bearer " + token + "\r\n")
        + (wrongs.contains(Wrong.VERSION) ? "" : "Version: 2021-04-15\r\n");
  }

  private static String framed(String body, boolean chunked) {
    return chunked
        ? "Transfer-Encoding: chunked\r\n\r\n"
            + (Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n")
        : "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
