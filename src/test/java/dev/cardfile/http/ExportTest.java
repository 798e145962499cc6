package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
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
    // What it held is given back: two at once are as many as there may be.
    for (int i = 0; i < 5; i++) {
      assertThat(send("HEAD", server.token(), "").statusCode()).isEqualTo(200);
    }
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
