package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** All contacts of a location as a file. */
@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(180)
class ExportTest {

  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

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

  @Test
  void everyFormHasTheContactsOldestFirst() throws Exception {
    upsert("\"email\":\"ann@example.com\",\"firstName\":\"=Ann\",\"tags\":[\"vip\"]");
    upsert("\"email\":\"bob@example.net\",\"phone\":\"+1 212 555 0143\"");
    String own = export("").body();
    assertThat(own.lines()).hasSize(3);
    assertThat(own).startsWith("id,firstName,lastName,").contains(",'=Ann,", "vip");
    assertThat(own.indexOf("ann@")).isLessThan(own.indexOf("bob@"));
    assertThat(export("profile=highlevel").body())
        .startsWith(
            "Contact Id,First Name,Last Name,Phone,Email,Business Name,Created,Last Activity,Tags");
    assertThat(export("format=ndjson").body().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"id\":"));
    assertThat(export("format=vcf").body()).contains("EMAIL:ann@example.com", "TEL:+12125550143");
    assertThat(export("query=bob@example.net&format=ndjson").body().lines()).hasSize(1);
  }

  @Test
  void saysWhatItIsAndWhereItsMomentIs() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    HttpResponse<String> csv = export("");
    assertThat(csv.headers().firstValue("X-Changes-Sequence")).hasValue("1");
    assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"contacts.csv\"");
    assertThat(csv.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    HttpResponse<String> head = send("HEAD", server.token(), "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    // Each HEAD gives its slot back: a location may have two exports at once.
    for (int i = 0; i < 5; i++) {
      assertThat(send("HEAD", server.token(), "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void hasTheFieldsThatAreChosenInTheirOrder() throws Exception {
    upsert("\"email\":\"ann@example.com\",\"firstName\":\"Ann\",\"lastName\":\"Deo\"");
    assertThat(export("fields=lastName,email").body())
        .isEqualTo("lastName,email\r\nDeo,ann@example.com\r\n");
    assertThat(export("fields=email,%20firstName&format=ndjson").body())
        .isEqualTo("{\"email\":\"ann@example.com\",\"firstName\":\"Ann\"}\n");
    assertThat(export("fields=email,customFields").body())
        .startsWith("email,contact.my_custom_field\r\n");
    assertThat(export("fields=customFields,email&format=ndjson").body())
        .isEqualTo("{\"email\":\"ann@example.com\"}\n");
    assertThat(refused("fields=email,shoeSize"))
        .contains("each value in fields must be one of the following values: id, firstName");
    assertThat(refused("fields=email,email")).contains("each value in fields must be unique");
    assertThat(refused("fields=contact.other")).contains("each value in fields");
    assertThat(refused("include=tags")).contains("each value in include must be one of");
    assertThat(refused("profile=highlevel&fields=email"))
        .contains("fields must not be sent together with profile=highlevel");
    assertThat(refused("format=vcf&include=notes"))
        .contains("include must not be sent together with format=vcf");
    assertThat(refused("format=ndjson&profile=highlevel"))
        .contains("profile must not be sent together with format=ndjson");
  }

  @Test
  void hasNotesAndTasksWhereTheyAreIncluded() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    upsert("\"email\":\"ben@example.com\"");
    String ann = contactId("ann@example.com");
    post("/contacts/" + ann + "/notes", "{\"body\":\"=1, \\\"2\\\"\"}");
    post(
        "/contacts/" + ann + "/tasks",
        "{\"title\":\"Call\",\"dueDate\":\"2026-12-01T00:00:00Z\",\"completed\":false}");
    assertThat(export("format=ndjson&fields=email&include=notes,tasks").body())
        .contains("{\"email\":\"ann@example.com\",\"notes\":[{\"id\":")
        .contains(
            "\"body\":\"=1, \\\"2\\\"\",\"pinned\":false,\"dateAdded\":\"2026-11-25T12:00:02Z\"}]")
        .contains("\"tasks\":[{\"id\":", "\"dueDate\":\"2026-12-01T00:00:00Z\"")
        .endsWith("{\"email\":\"ben@example.com\"}\n");
    assertThat(export("fields=notes,email").body())
        .startsWith("notes,email\r\n\"[{\"\"id\"\":\"\"")
        .endsWith(",ben@example.com\r\n");
    assertThat(export("").body()).doesNotContain("notes", "Call");
  }

  @Test
  void hasWhomASearchFinds() throws Exception {
    upsert("\"email\":\"ann@example.com\",\"city\":\"Rome\"");
    upsert("\"email\":\"ben@example.com\",\"city\":\"Bonn\"");
    String location = "{\"locationId\":\"" + RunningServer.LOCATION.value() + "\"";
    String filters = ",\"filters\":[{\"field\":\"city\",\"operator\":\"eq\",\"value\":\"Bonn\"}]";
    String rest = ",\"pageLimit\":1,\"page\":3,\"sort\":[{\"field\":\"email\"}]}";
    assertThat(found("fields=email", location + "}").body())
        .isEqualTo("email\r\nann@example.com\r\nben@example.com\r\n");
    assertThat(found("fields=email", location + filters + rest).body())
        .isEqualTo("email\r\nben@example.com\r\n");
    assertThat(found("fields=email", location + ",\"query\":\"ann\"}").body())
        .isEqualTo("email\r\nann@example.com\r\n");
    HttpResponse<String> wrong = found("format=xlsx", location + ",\"surprise\":1}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body().indexOf("format must be"))
        .isPositive()
        .isLessThan(wrong.body().indexOf("property surprise"));
    assertThat(found("", "{}").statusCode()).isEqualTo(422);
    assertThat(found("", "{\"locationId\":\"other\"}").statusCode()).isEqualTo(403);
    assertThat(found("", "no json").statusCode()).isEqualTo(400);
  }

  @Test
  void aLocationHasTwoAtOnce() throws Exception {
    List<Contact> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(Contacts.named("c%019d".formatted(i), "x".repeat(10_000), null));
    }
    Contacts.insert(server.stores(), RunningServer.LOCATION, many);
    LocationId other = new LocationId("other");
    RunningServer.addLocation(server.stores(), other);
    String theirs = server.newToken(other, EnumSet.allOf(Scope.class), null);
    try (Socket first = unread();
        Socket second = unread()) {
      assertThat(List.of(first, second)).allMatch(Socket::isConnected);
      HttpResponse<String> third = send("GET", server.token(), "");
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValue("Retry-After")).isPresent();
      assertThat(third.body()).contains("too_many_streams");
      assertThat(send("GET", theirs, "").statusCode()).isEqualTo(200);
    }
    // Until both exports have noticed that their readers are gone.
    HttpResponse<String> later = send("GET", server.token(), "");
    while (later.statusCode() == 429) {
      Thread.sleep(20);
      later = send("GET", server.token(), "");
    }
    assertThat(later.body().lines()).hasSize(2_001);
  }

  /** Starts an export whose reader reads only the beginning. */
  private Socket unread() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket
        .getOutputStream()
        .write(
            (Raw.head("GET", "/contacts/export", server.token()) + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(socket.getInputStream().readNBytes(12))
        .isEqualTo("HTTP/1.1 200".getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private String refused(String query) throws IOException, InterruptedException {
    HttpResponse<String> answer = send("GET", server.token(), query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return answer.body();
  }

  private HttpResponse<String> found(String query, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(server.token(), query)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String contactId(String email) throws Exception {
    String line = export("fields=id&query=" + email).body();
    return line.lines().skip(1).findFirst().orElseThrow();
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + server.token())
            .header("Version", "2021-07-28")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isBetween(200, 201);
  }

  @Test
  void isPackedWhereThatIsAccepted() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    HttpRequest request = request(server.token(), "").header("Accept-Encoding", "br, gzip").build();
    HttpResponse<byte[]> packed = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(export("").body());
    }
    HttpRequest no = request(server.token(), "").header("Accept-Encoding", "gzip;q=0").build();
    assertThat(client.send(no, HttpResponse.BodyHandlers.ofString()).body()).startsWith("id,");
  }

  @Test
  void refusesWhatItDoesNotKnowAndWhoMayNot() throws Exception {
    assertThat(send("GET", server.token(), "format=xlsx").statusCode()).isEqualTo(422);
    assertThat(send("GET", server.token(), "profile=other").statusCode()).isEqualTo(422);
    assertThat(send("GET", server.token(), "locationId=other").statusCode()).isEqualTo(403);
    String writer = server.newToken(RunningServer.LOCATION, EnumSet.of(Scope.CONTACTS_WRITE), null);
    assertThat(send("GET", writer, "").statusCode()).isEqualTo(401);
    assertThat(send("GET", "pit-nobody", "").statusCode()).isEqualTo(401);
  }

  @Test
  void hasNobodyOfAnotherLocation() throws Exception {
    upsert("\"email\":\"ann@example.com\"");
    LocationId other = new LocationId("other");
    RunningServer.addLocation(server.stores(), other);
    String theirs = server.newToken(other, EnumSet.allOf(Scope.class), null);
    HttpResponse<String> empty = send("GET", theirs, "");
    assertThat(empty.body().lines()).hasSize(1);
    assertThat(empty.headers().firstValue("X-Changes-Sequence")).hasValue("0");
  }

  private HttpResponse<String> export(String query) throws IOException, InterruptedException {
    HttpResponse<String> answer = send("GET", server.token(), query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private HttpResponse<String> send(String method, String token, String query)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(token, query).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String token, String query) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/contacts/export?" + query))
        .header("Authorization", "Bearer " + token)
        .header("Version", "2021-07-28");
  }

  private void upsert(String members) throws IOException, InterruptedException {
    clock.advance(Duration.ofSeconds(1));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/contacts/upsert"))
            .header("Authorization", "Bearer " + server.token())
            .header("Version", "2021-07-28")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"locationId\":\"" + RunningServer.LOCATION.value() + "\"," + members + "}"))
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }
}
