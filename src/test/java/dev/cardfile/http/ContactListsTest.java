package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as known clients page through them, and what none of the clients may see. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ContactListsTest {

  private static final int CONTACTS = 23;
  private static final LocationId OTHER = new LocationId("other");
  private static final Pattern EMAIL = Pattern.compile("\"email\":\"(\\d+)@example.net\"");

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;
  private static String stranger;

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
    RunningServer.addLocation(server.stores(), OTHER);
    stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    for (int i = 0; i < CONTACTS; i++) {
      String body = Raw.contact(RunningServer.LOCATION, i + "@example.net");
      assertThat(send(Raw.upsert(server.token(), body)).status()).isEqualTo(200);
    }
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
    database.close();
  }

  /** tap-gohighlevel requests the next page's address exactly as returned. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "&order=asc", "&sortBy=date_updated", "&sortBy=date_updated&order=asc"})
  void theAddressOfTheNextPageLeadsToIt(String order) throws IOException {
    List<Integer> seen = new ArrayList<>();
    String target = "/contacts/?locationId=" + RunningServer.LOCATION + "&limit=5" + order;
    while (target != null) {
      String body = send(Raw.get(server.token(), target)).body();
      seen.addAll(numbers(body));
      assertThat(member(body, "total")).isEqualTo("" + CONTACTS);
      String next = member(body, "nextPageUrl");
      // Raw sends the host "localhost".
      assertThat(next).matches("null|\"http://localhost/contacts/\\?.*\"");
      target =
          next.equals("null")
              ? null
              : next.replace("\"", "").substring("http://localhost".length());
    }
    assertThat(seen).isEqualTo(inOrder(order.contains("asc")));
  }

  /** n8n continues from meta until it has the total, and leaves out the location. */
  @Test
  void theTotalAndTheLastContactLeadToAll() throws IOException {
    List<Integer> seen = new ArrayList<>();
    String place = "&locationId=" + RunningServer.LOCATION;
    int total = Integer.MAX_VALUE;
    while (seen.size() < total) {
      String body = send(Raw.get(server.token(), "/contacts?limit=10" + place)).body();
      seen.addAll(numbers(body));
      total = Integer.parseInt(member(body, "total"));
      place =
          ("&startAfter=" + member(body, "startAfter"))
              + ("&startAfterId=" + member(body, "startAfterId").replace("\"", ""));
    }
    assertThat(seen).isEqualTo(inOrder(false));
  }

  @Test
  void theLastContactsSearchAfterLeadsToTheNextPage() throws IOException {
    List<Integer> seen = new ArrayList<>();
    String after = "";
    String body;
    do {
      body = search(server.token(), "\"pageLimit\":10" + after).body();
      seen.addAll(numbers(body));
      List<String> places =
          Pattern.compile("\"searchAfter\":(\\[[^]]*\\])")
              .matcher(body)
              .results()
              .map(found -> found.group(1))
              .toList();
      after = places.isEmpty() ? "" : ",\"searchAfter\":" + places.getLast();
    } while (!after.isEmpty());
    assertThat(seen).isEqualTo(inOrder(false));
  }

  @Test
  void anotherLocationsContactsAreAsNone() throws IOException {
    String list = send(Raw.get(stranger, "/contacts/?query=example")).body();
    assertThat(numbers(list)).isEmpty();
    assertThat(member(list, "total")).isEqualTo("0");
    String id = send(Raw.get(server.token(), "/contacts/?limit=1")).member("id");
    String body = "{\"locationId\":\"other\",\"pageLimit\":10,\"filters\":[{\"field\":\"id\",";
    for (String wanted : List.of(id, "0".repeat(20))) {
      RawClient.Answer found =
          post(stranger, body + "\"operator\":\"eq\",\"value\":\"" + wanted + "\"}]}");
      assertThat(withoutTrace(found))
          .isEqualTo("200{\"contacts\":[],\"total\":0,\"traceId\":\"\"}");
    }
    for (String location : List.of(OTHER.value(), "nowhere")) {
      RawClient.Answer searched =
          post(server.token(), "{\"locationId\":\"" + location + "\",\"pageLimit\":1}");
      RawClient.Answer listed = send(Raw.get(server.token(), "/contacts/?locationId=" + location));
      assertThat(searched.status()).isEqualTo(403);
      assertThat(withoutTrace(searched)).isEqualTo(withoutTrace(listed));
    }
  }

  /** SQL and the wildcards of patterns are ordinary text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "_",
        "\\",
        "'; DROP TABLE contact; --",
        "' OR '1'='1",
        "$.a",
        "\"",
        "?",
        "{call}",
        "]",
      })
  void hostileTextsFindNobody(String text) throws IOException {
    String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    for (String field :
        List.of("email", "tags", "city", "customFields." + RunningServer.FIELD_ID, "id")) {
      for (String operator : List.of("eq", "contains")) {
        String filter =
            "{\"field\":\"%s\",\"operator\":\"%s\",\"value\":%s}"
                .formatted(field, operator, quoted);
        assertThat(
                member(
                    search(server.token(), "\"pageLimit\":5,\"filters\":[" + filter + "]").body(),
                    "total"))
            .as("%s %s", field, operator)
            .isEqualTo("0");
      }
    }
    assertThat(
            member(search(server.token(), "\"pageLimit\":5,\"query\":" + quoted).body(), "total"))
        .isEqualTo("0");
  }

  private static List<Integer> inOrder(boolean oldestFirst) {
    return IntStream.range(0, CONTACTS).mapToObj(i -> oldestFirst ? i : CONTACTS - 1 - i).toList();
  }

  private static List<Integer> numbers(String body) {
    return EMAIL
        .matcher(body)
        .results()
        .map(MatchResult::group)
        .map(ContactListsTest::number)
        .toList();
  }

  private static Integer number(String email) {
    return Integer.valueOf(email.replaceAll("\\D", ""));
  }

  /** Returns the last member of this name, as JSON text. */
  private static String member(String body, String name) {
    Matcher found = Pattern.compile(".*\"" + name + "\":(\"[^\"]*\"|[^,}]*)").matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }

  private static RawClient.Answer search(String token, String members) throws IOException {
    return post(token, "{\"locationId\":\"" + RunningServer.LOCATION + "\"," + members + "}");
  }

  private static RawClient.Answer post(String token, String body) throws IOException {
    return send(Raw.head("POST", "/contacts/search", token) + Raw.counted(body));
  }

  private static String withoutTrace(RawClient.Answer answer) {
    return answer.status() + answer.body().replace(answer.headers().get("x-trace-id"), "");
  }

  private static RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
