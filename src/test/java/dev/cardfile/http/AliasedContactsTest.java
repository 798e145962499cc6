package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Aliases stand for their contacts in requests. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class AliasedContactsTest {

  private static final String ALIAS = "seD4PfOuKoVMLkEZqohJ";
  private static final String UNKNOWN = "seD4PfOuKoVMLkEZqohK";

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private RunningServer server;
  private String own;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
    own = upsert("mina@example.net");
    name(RunningServer.LOCATION, own, ALIAS);
  }

  @AfterEach
  void stop() {
    server.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private void name(LocationId location, String contact, String id) {
    Alias alias = new Alias("highlevel", id);
    Lookup.ById there = new Lookup.ById(new ContactId(contact));
    var _ =
        server
            .stores()
            .transactions()
            .exclusively(
                location,
                Writing.TEST,
                Set.of(there),
                view ->
                    Decision.of(
                        alias,
                        new Effect.PutAlias(alias, view.get(there).orElseThrow().id(), null)));
  }

  private RawClient.Answer send(String method, String target, String body) throws IOException {
    String head = Raw.head(method, target, server.token());
    try (RawClient client = new RawClient(server.port())) {
      client.send(body.isEmpty() ? head + "\r\n" : head + Raw.counted(body));
      return client.answer();
    }
  }

  private String upsert(String email) throws IOException {
    return send("POST", "/contacts/upsert", Raw.contact(RunningServer.LOCATION, email))
        .member("id");
  }

  private void assertMissing(RawClient.Answer answer, String id) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"contact_not_found\"").contains(id);
  }

  @Test
  void isShownUnderItsOwnId() throws IOException {
    RawClient.Answer shown = send("GET", "/contacts/" + ALIAS, "");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.member("id")).isEqualTo(own);
    assertThat(shown.headers()).containsEntry("content-location", "/contacts/" + own);
    RawClient.Answer plain = send("GET", "/contacts/" + own, "");
    assertThat(plain.headers()).doesNotContainKey("content-location");
    assertThat(send("GET", "/contacts/" + ALIAS + "/notes?x=1", "").headers())
        .containsEntry("content-location", "/contacts/" + own + "/notes?x=1");
    assertMissing(send("GET", "/contacts/" + UNKNOWN, ""), UNKNOWN);
    assertThat(send("GET", "/contacts/" + ALIAS + "/history", "").status()).isEqualTo(200);
    assertThat(send("GET", "/contacts/" + ALIAS + "?at=2100-01-01T00:00:00Z", "").status())
        .isEqualTo(200);
  }

  @Test
  void isWrittenByItsAlias() throws IOException {
    String path = "/contacts/" + ALIAS;
    assertThat(send("PUT", path, "{\"city\":\"Dolomite\"}").member("id")).isEqualTo(own);
    assertThat(send("POST", path + "/tags", "{\"tags\":[\"a\"]}").status()).isEqualTo(201);
    assertThat(send("POST", path + "/followers", "{\"followers\":[\"u1\"]}").status())
        .isEqualTo(201);
    String note = send("POST", path + "/notes", "{\"body\":\"b\",\"userId\":\"u\"}").member("id");
    assertThat(send("GET", "/contacts/" + own + "/notes/" + note, "").status()).isEqualTo(200);
    assertThat(send("GET", "/contacts/" + own, "").body())
        .contains("\"tags\":[\"a\"]")
        .contains("Dolomite");
    assertThat(send("DELETE", path, "").status()).isEqualTo(200);
    assertMissing(send("GET", path, ""), ALIAS);
    assertMissing(send("DELETE", path, ""), ALIAS);
    assertThat(send("POST", path + "/restore", "").member("id")).isEqualTo(own);
    assertThat(send("POST", path + "/erase", "").body()).contains("\"aliases\":1");
    assertMissing(send("GET", path, ""), ALIAS);
  }

  @Test
  void standsForItsContactInBodiesAndCursors() throws IOException {
    String younger = upsert("ben@example.net");
    String tags =
        "{\"contacts\":[\"%s\",\"%s\",\"%s\"],\"tags\":[\"many\"],\"locationId\":\"%s\"}"
            .formatted(ALIAS, younger, UNKNOWN, RunningServer.LOCATION);
    assertThat(send("POST", "/contacts/bulk/tags/update/add", tags).body())
        .contains(own)
        .contains(younger)
        .contains(UNKNOWN)
        .doesNotContain(ALIAS);
    assertThat(send("GET", "/contacts/" + own, "").body()).contains("\"tags\":[\"many\"]");
    String business =
        send(
                "POST",
                "/businesses/",
                "{\"name\":\"Acme\",\"locationId\":\"%s\"}".formatted(RunningServer.LOCATION))
            .member("id");
    String link =
        "{\"ids\":[\"%s\"],\"businessId\":\"%s\",\"locationId\":\"%s\"}"
            .formatted(ALIAS, business, RunningServer.LOCATION);
    assertThat(send("POST", "/contacts/bulk/business", link).body()).contains(own);
    assertThat(
            send(
                    "GET",
                    "/contacts/business/" + business + "?locationId=" + RunningServer.LOCATION,
                    "")
                .body())
        .contains(own);
    assertThat(send("GET", "/contacts/?startAfterId=" + ALIAS + "&order=asc", "").body())
        .contains(younger)
        .doesNotContain("mina@example.net");
    String task =
        send(
                "POST",
                "/contacts/" + own + "/tasks",
                "{\"title\":\"Call\",\"dueDate\":\"2030-01-01T00:00:00Z\",\"completed\":false}")
            .member("id");
    assertThat(
            send(
                    "POST",
                    "/locations/" + RunningServer.LOCATION + "/tasks/search",
                    "{\"contactId\":[\"%s\"]}".formatted(ALIAS))
                .body())
        .contains(task);
    String after =
        "{\"locationId\":\"%s\",\"pageLimit\":10,\"searchAfter\":[0,\"%s\"],\"sort\":[]}"
            .formatted(RunningServer.LOCATION, ALIAS);
    assertThat(send("POST", "/contacts/search", after).body()).doesNotContain(younger);
  }

  @Test
  void onlyAnIdThatIsOneContactsAndNoOwnIdStandsForIt() throws IOException {
    String other = upsert("ben@example.net");
    name(RunningServer.LOCATION, own, other);
    assertThat(send("GET", "/contacts/" + other, "").member("id")).isEqualTo(other);
    String tooShort = "1234567";
    name(RunningServer.LOCATION, own, tooShort);
    assertMissing(send("GET", "/contacts/" + tooShort, ""), tooShort);
    LocationId there = new LocationId("there");
    RunningServer.addLocation(server.stores(), there);
    String stranger = server.newToken(there, Set.of(Scope.CONTACTS_READONLY), null);
    try (RawClient client = new RawClient(server.port())) {
      client.send(Raw.get(stranger, "/contacts/" + ALIAS));
      assertMissing(client.answer(), ALIAS);
    }
  }

  @Test
  void aRetryWithItsKeyIsDoneOnce() throws IOException {
    for (int i = 0; i < 2; i++) {
      String head =
          Raw.head("POST", "/contacts/" + ALIAS + "/notes", server.token())
              + "Idempotency-Key: one\r\n";
      try (RawClient client = new RawClient(server.port())) {
        client.send(head + Raw.counted("{\"body\":\"b\",\"userId\":\"u\"}"));
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().containsKey("idempotent-replayed")).isEqualTo(i == 1);
      }
    }
    assertThat(
            server.stores().notes().list(RunningServer.LOCATION, new ContactId(own)).orElseThrow())
        .hasSize(1);
  }
}
