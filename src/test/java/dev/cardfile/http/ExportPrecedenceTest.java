package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same as {@link PrecedenceTest} for exports, of which a location may have two at once. */
@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(180)
class ExportPrecedenceTest {

  private static final int MAX_BODY = 2000;
  private static final int RATE_LIMIT = 3;

  /** The location with as many running exports as are allowed. */
  private static final LocationId BUSY = new LocationId("busy");

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;
  private static final List<RawClient> READERS = new ArrayList<>();

  /** What can be wrong, in the order in which it is reported. */
  enum Wrong {
    ANNOUNCED_TOO_LARGE("payload_too_large"),
    CONTENT_TYPE("unsupported_media_type"),
    TOKEN("invalid_token"),
    VERSION("version_missing"),
    SCOPE("scope_missing"),
    RATE("rate_limited"),
    GROWS_TOO_LARGE("payload_too_large"),
    QUERY("unreadable_query"),
    NOT_JSON("unreadable_json"),
    OTHER_LOCATION("foreign_location"),
    OPTION("invalid_body", "\"message\":[\"format must be"),
    UNKNOWN_PROPERTY("invalid_body", "\"message\":[\"property surprise should not exist"),
    TOO_MANY("too_many_streams");

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

  enum Asked {
    EVERYBODY(
        "GET",
        EnumSet.of(
            Wrong.TOKEN,
            Wrong.VERSION,
            Wrong.SCOPE,
            Wrong.RATE,
            Wrong.QUERY,
            Wrong.OTHER_LOCATION,
            Wrong.OPTION,
            Wrong.TOO_MANY)),
    FOUND("POST", EnumSet.allOf(Wrong.class));

    private final String method;

    @SuppressWarnings("ImmutableEnumChecker") // never modified
    private final Set<Wrong> wrongs;

    Asked(String method, Set<Wrong> wrongs) {
      this.method = method;
      this.wrongs = wrongs;
    }
  }

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    HttpSettings settings =
        HttpSettings.DEFAULT
            .withRequests(MAX_BODY, HttpSettings.DEFAULT.requests().timeout())
            .withRateLimits(RATE_LIMIT, RATE_LIMIT);
    // The clock stands still, so that no reader counts as slow.
    server =
        RunningServer.start(
            database, settings, new TestClock(Instant.parse("2026-11-30T09:00:00Z")));
    RunningServer.addLocation(server.stores(), BUSY);
    List<Contact> many =
        IntStream.range(0, 2_000)
            .mapToObj(i -> Contacts.named("c%019d".formatted(i), "x".repeat(10_000), null))
            .toList();
    Contacts.insert(server.stores(), BUSY, many);
    for (int i = 0; i < 2; i++) {
      RawClient reader = new RawClient(server.port());
      READERS.add(reader);
      String token = server.newToken(BUSY, EnumSet.of(Scope.CONTACTS_READONLY), null);
      assertThat(reader.send(Raw.get(token, "/contacts/export")).headOnly().status())
          .isEqualTo(200);
    }
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    for (RawClient reader : READERS) {
      reader.close();
    }
    READERS.clear();
    server.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Asked.class)
  void tellsTheFirst(Asked asked) throws IOException {
    for (Set<Wrong> wrongs : Faults.sets(Wrong.class, asked.wrongs)) {
      try (RawClient client = new RawClient(server.port())) {
        client.send(request(asked, wrongs));
        Wrong first = wrongs.stream().sorted().findFirst().orElse(null);
        if (first == null) {
          assertThat(client.headOnly().status()).isEqualTo(200);
        } else {
          assertThat(client.answer().body())
              .as("%s of %s", first, wrongs)
              .contains("\"code\":\"" + first.code + "\"", first.message);
        }
      }
    }
  }

  private static String request(Asked asked, Set<Wrong> wrongs) throws IOException {
    LocationId location = wrongs.contains(Wrong.TOO_MANY) ? BUSY : RunningServer.LOCATION;
    String named = wrongs.contains(Wrong.OTHER_LOCATION) ? "other" : location.value();
    List<String> query = new ArrayList<>();
    List<String> members = new ArrayList<>();
    if (asked == Asked.EVERYBODY) {
      query.add("locationId=" + named);
    } else {
      members.add("\"locationId\":\"" + named + "\"");
    }
    if (wrongs.contains(Wrong.QUERY)) {
      query.add("fields=%ff");
    }
    if (wrongs.contains(Wrong.OPTION)) {
      query.add("format=xlsx");
    }
    if (wrongs.contains(Wrong.UNKNOWN_PROPERTY)) {
      members.add("\"surprise\":1");
    }
    if (wrongs.contains(Wrong.GROWS_TOO_LARGE)) {
      members.add("\"query\":\"" + "x".repeat(MAX_BODY) + "\"");
    }
    String head =
        (asked.method + " /contacts/export?" + String.join("&", query) + " HTTP/1.1\r\n")
            + Raw.HOST
            + rights(location, wrongs);
    return asked == Asked.EVERYBODY ? head + "\r\n" : head + framed(members, wrongs);
  }

  private static String rights(LocationId location, Set<Wrong> wrongs) throws IOException {
    String token = wrongs.contains(Wrong.TOKEN) ? "" : token(location, wrongs);
    return Raw.rights(token)
        .lines()
        .filter(line -> !(wrongs.contains(Wrong.TOKEN) && line.startsWith("Authorization")))
        .filter(line -> !(wrongs.contains(Wrong.VERSION) && line.startsWith("Version")))
        .map(line -> line + "\r\n")
        .collect(Collectors.joining());
  }

  private static String token(LocationId location, Set<Wrong> wrongs) throws IOException {
    boolean may = !wrongs.contains(Wrong.SCOPE);
    String token =
        server.newToken(
            location, EnumSet.of(may ? Scope.CONTACTS_READONLY : Scope.CONTACTS_WRITE), null);
    // Requests that the token allows use up the rate, so scope and rate can be wrong at once.
    String asked = may ? Raw.get(token, "/contacts/x") : Raw.upsert(token, "{}");
    for (int i = 0; wrongs.contains(Wrong.RATE) && i < RATE_LIMIT; i++) {
      try (RawClient client = new RawClient(server.port())) {
        assertThat(client.send(asked).answer().status()).isBetween(400, 422);
      }
    }
    return token;
  }

  private static String framed(List<String> members, Set<Wrong> wrongs) {
    String body = "{" + String.join(",", members) + (wrongs.contains(Wrong.NOT_JSON) ? "" : "}");
    String type =
        "Content-Type: "
            + (wrongs.contains(Wrong.CONTENT_TYPE) ? "text/xml" : "application/json")
            + "\r\n";
    if (wrongs.contains(Wrong.ANNOUNCED_TOO_LARGE)) {
      return type + "Content-Length: " + (MAX_BODY + 1) + "\r\n\r\n" + body;
    }
    return type + (wrongs.contains(Wrong.GROWS_TOO_LARGE) ? Raw.chunked(body) : Raw.counted(body));
  }
}
