package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which scopes open the routes for notes, tasks and businesses; strangers learn nothing. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class NeighbourAccessTest {

  private static final LocationId OTHER = new LocationId("other");
  private static final String NOBODY = "0".repeat(20);
  private static final String NAMED = "{\"name\":\"Deo\",\"locationId\":\"%s\"}";
  private static final String TASK =
      "{\"title\":\"Call\",\"dueDate\":\"2026-12-01\",\"completed\":false}";

  /** Every route; C, N, T and B stand for the ids of a contact, note, task and business. */
  private static final List<Ask> ROUTES =
      List.of(
          new Ask(Scope.CONTACTS_READONLY, "GET", "/contacts/C/notes", null),
          new Ask(Scope.CONTACTS_WRITE, "POST", "/contacts/C/notes", "{\"body\":\"More\"}"),
          new Ask(Scope.CONTACTS_READONLY, "GET", "/contacts/C/notes/N", null),
          new Ask(Scope.CONTACTS_WRITE, "PUT", "/contacts/C/notes/N", "{\"body\":\"Mine\"}"),
          new Ask(Scope.CONTACTS_READONLY, "GET", "/contacts/C/tasks", null),
          new Ask(Scope.CONTACTS_WRITE, "POST", "/contacts/C/tasks", TASK),
          new Ask(Scope.CONTACTS_READONLY, "GET", "/contacts/C/tasks/T", null),
          new Ask(Scope.CONTACTS_WRITE, "PUT", "/contacts/C/tasks/T", "{\"title\":\"Mine\"}"),
          new Ask(
              Scope.CONTACTS_WRITE, "PUT", "/contacts/C/tasks/T/completed", "{\"completed\":true}"),
          new Ask(Scope.CONTACTS_READONLY, "GET", "/contacts/business/B?locationId=other", null),
          new Ask(
              Scope.CONTACTS_WRITE,
              "POST",
              "/contacts/bulk/business",
              "{\"locationId\":\"other\",\"ids\":[\"C\"],\"businessId\":\"B\"}"),
          new Ask(Scope.BUSINESSES_READONLY, "GET", "/businesses/B", null),
          new Ask(Scope.BUSINESSES_WRITE, "PUT", "/businesses/B", "{\"name\":\"Mine\"}"),
          new Ask(Scope.CONTACTS_WRITE, "DELETE", "/contacts/C/notes/N", null),
          new Ask(Scope.CONTACTS_WRITE, "DELETE", "/contacts/C/tasks/T", null),
          new Ask(Scope.BUSINESSES_WRITE, "DELETE", "/businesses/B", null));

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private RunningServer server;
  private Ids real;

  private record Ids(String contact, String note, String task, String business) {}

  private record Ask(Scope scope, String method, String path, String body) {

    String by(String token, Ids ids) {
      String at =
          path.replace("/C/", "/" + ids.contact() + "/")
              .replace("/N", "/" + ids.note())
              .replace("/T", "/" + ids.task())
              .replace("/B", "/" + ids.business());
      String head = Raw.head(method, at, token);
      return body == null
          ? head + "\r\n"
          : head
              + Raw.counted(
                  body.replace("\"C\"", "\"" + ids.contact() + "\"")
                      .replace("\"B\"", "\"" + ids.business() + "\""));
    }
  }

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
    RunningServer.addLocation(server.stores(), OTHER);
    String token = server.token();
    String contact =
        made(Raw.upsert(token, Raw.contact(RunningServer.LOCATION, "mina@example.net")));
    String notes = "/contacts/" + contact + "/notes";
    String tasks = "/contacts/" + contact + "/tasks";
    real =
        new Ids(
            contact,
            made(post(token, notes, "{\"body\":\"Secret\"}")),
            made(post(token, tasks, TASK)),
            made(post(token, "/businesses", NAMED.formatted(RunningServer.LOCATION))));
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  @Test
  void eachScopeOpensItsRoutesOnly() throws IOException {
    Ids none = new Ids(NOBODY, NOBODY, NOBODY, NOBODY);
    for (Scope scope : Scope.values()) {
      String token = server.newToken(RunningServer.LOCATION, EnumSet.of(scope), null);
      for (Ask ask : ROUTES) {
        assertThat(isLetIn(send(ask.by(token, none))))
            .as("%s %s with %s", ask.method(), ask.path(), scope)
            .isEqualTo(scope == ask.scope());
      }
      assertThat(isLetIn(send(Raw.get(token, "/businesses?locationId=other"))))
          .isEqualTo(scope == Scope.BUSINESSES_READONLY);
      assertThat(isLetIn(send(post(token, "/businesses", "{}"))))
          .isEqualTo(scope == Scope.BUSINESSES_WRITE);
    }
  }

  /** A stranger gets the same bytes as for ids that do not exist, and changes nothing. */
  @Test
  void aStrangerLearnsAndChangesNothing() throws IOException {
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    Ids none = new Ids(NOBODY, NOBODY, NOBODY, NOBODY);
    for (Ask ask : ROUTES) {
      RawClient.Answer foreign = send(ask.by(stranger, real));
      assertThat(foreign.status()).as(ask.path()).isEqualTo(400);
      assertThat(veiled(foreign)).isEqualTo(veiled(send(ask.by(stranger, none))));
    }
    assertUntouched();
  }

  /** A stranger can neither link another location's contacts to a business nor unlink them. */
  @Test
  void anotherLocationsContactsAreNotLinked() throws IOException {
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    String own = made(post(stranger, "/businesses", NAMED.formatted(OTHER)));
    assertThat(link(server.token(), RunningServer.LOCATION, real.contact(), real.business()))
        .contains("\"success\":true", real.contact());
    for (String business : new String[] {own, null}) {
      assertThat(link(stranger, OTHER, real.contact(), business))
          .isEqualTo(link(stranger, OTHER, NOBODY, business))
          .contains("\"ids\":[]");
    }
    String page = "/contacts/business/%s?locationId=%s";
    assertThat(send(Raw.get(stranger, page.formatted(own, OTHER))).body()).contains("\"count\":0");
    assertThat(
            send(Raw.get(server.token(), page.formatted(real.business(), RunningServer.LOCATION)))
                .body())
        .contains("\"count\":1", "\"businessId\":\"" + real.business() + "\"");
  }

  private String link(String token, LocationId location, String contact, String business)
      throws IOException {
    String id = business == null ? "null" : "\"" + business + "\"";
    String body =
        "{\"locationId\":\"%s\",\"ids\":[\"%s\"],\"businessId\":%s}"
            .formatted(location, contact, id);
    RawClient.Answer answer = send(post(token, "/contacts/bulk/business", body));
    return answer.status() + answer.body().replace(answer.headers().get("x-trace-id"), "");
  }

  /** A contact's note or task is not found at another contact of the same location. */
  @Test
  void anotherContactsThingsAreAsNone() throws IOException {
    String contact =
        made(Raw.upsert(server.token(), Raw.contact(RunningServer.LOCATION, "b@example.net")));
    Ids at = new Ids(contact, real.note(), real.task(), NOBODY);
    Ids none = new Ids(contact, NOBODY, NOBODY, NOBODY);
    for (Ask ask : ROUTES) {
      if (ask.path().contains("/N") || ask.path().contains("/T")) {
        RawClient.Answer elsewhere = send(ask.by(server.token(), at));
        assertThat(elsewhere.status()).as(ask.path()).isEqualTo(400);
        assertThat(veiled(elsewhere)).isEqualTo(veiled(send(ask.by(server.token(), none))));
      }
    }
    assertUntouched();
  }

  @Test
  void anotherLocationsBusinessesAreRefusedWhetherOrNotItIsThere() throws IOException {
    for (String request :
        new String[] {
          Raw.get(server.token(), "/businesses?locationId=there"),
          post(server.token(), "/businesses", NAMED.formatted("there"))
        }) {
      RawClient.Answer there = send(request.replace("there", "other"));
      // A name of the same length, so that the Content-Length stays correct.
      RawClient.Answer nowhere = send(request.replace("there", "nowhr"));
      assertThat(there.status()).isEqualTo(403);
      assertThat(veiled(there)).isEqualTo(veiled(nowhere));
    }
    assertThat(server.stores().businesses().list(OTHER, 100, 0)).isEmpty();
  }

  /** Neither its contacts, nor the number of its changes, nor the outcomes of its requests. */
  @Test
  void anotherLocationsHistoryAndKeysTellNothing() throws IOException {
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    String gone = made(Raw.upsert(server.token(), Raw.contact(RunningServer.LOCATION, "c@d.net")));
    send(Raw.get(server.token(), "/contacts/" + gone).replace("GET", "DELETE"));
    String lost = made(Raw.upsert(server.token(), Raw.contact(RunningServer.LOCATION, "e@d.net")));
    send(post(server.token(), "/contacts/" + lost + "/erase", ""));
    // Without a recorded change, OTHER would answer every question about the past with 410.
    send(Raw.upsert(stranger, Raw.contact(OTHER, "own@d.net")));
    for (String id : List.of(real.contact(), gone, lost)) {
      for (String path : List.of("/history", "?at=2999-01-01T00:00:00Z")) {
        assertAsNone(stranger, "GET", "/contacts/ID" + path, id);
      }
      for (String path : List.of("/restore", "/erase")) {
        assertAsNone(stranger, "POST", "/contacts/ID" + path, id);
      }
    }
    for (String seq : List.of("2", "3", "4", "5")) {
      assertAsNone(stranger, "POST", "/changes/ID/undo?locationId=other", seq);
      assertAsNone(stranger, "GET", "/changes?after=ID", seq);
    }
    assertThat(send(Raw.get(stranger, "/changes")).body()).contains("own@d.net", "\"next\":1");

    for (LocationId location : List.of(RunningServer.LOCATION, OTHER)) {
      String token = location.equals(OTHER) ? stranger : server.token();
      RawClient.Answer first =
          send(
              Raw.upsertHead(token)
                  + "Idempotency-Key: same\r\n"
                  + Raw.counted(
                      "{\"email\":\"f@d.net\",\"locationId\":\"%s\"}".formatted(location)));
      assertThat(first.body()).contains("\"new\":true");
      assertThat(first.headers()).doesNotContainKey("idempotent-replayed");
    }
    assertThat(send(Raw.get(stranger, "/changes")).body()).contains("\"next\":2");
  }

  @Test
  void anotherLocationsImportsAreAsNone() throws IOException {
    String known =
        made(post(server.token(), "/imports?locationId=" + RunningServer.LOCATION, "{}"));
    String stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    for (String path : List.of("", "/rows", "/rows?outcome=failed")) {
      assertAsNone(stranger, "GET", "/imports/ID" + path, known);
    }
    for (String path : List.of("/pause", "/resume", "/cancel", "/undo")) {
      assertAsNone(stranger, "POST", "/imports/ID" + path, known);
    }
    assertAsNone(stranger, "DELETE", "/imports/ID", known);
    assertThat(send(Raw.get(stranger, "/imports?locationId=other")).body())
        .contains("\"imports\":[]");
    assertThat(send(Raw.get(server.token(), "/imports/" + known)).member("id")).isEqualTo(known);
  }

  /** Checks that the answer has the same bytes as for an id or a number that does not exist. */
  private void assertAsNone(String token, String method, String path, String id)
      throws IOException {
    String none = id.length() < NOBODY.length() ? "99" : NOBODY;
    RawClient.Answer foreign = send(Raw.head(method, path.replace("ID", id), token) + "\r\n");
    RawClient.Answer missing = send(Raw.head(method, path.replace("ID", none), token) + "\r\n");
    assertThat(foreign.status()).as(path).isGreaterThanOrEqualTo(400);
    assertThat(told(foreign, id)).isEqualTo(told(missing, none));
  }

  private static String told(RawClient.Answer answer, String asked) {
    String body = answer.body().replace(answer.headers().get("x-trace-id"), "");
    return answer.status() + body.replaceAll("\\b" + asked + "\\b", "ID");
  }

  private void assertUntouched() throws IOException {
    String of = "/contacts/" + real.contact();
    assertThat(send(Raw.get(server.token(), of + "/notes")).body())
        .contains("\"body\":\"Secret\"")
        .doesNotContain("More");
    assertThat(send(Raw.get(server.token(), of + "/tasks")).body())
        .containsOnlyOnce("\"title\":\"Call\"")
        .contains("\"completed\":false");
    assertThat(send(Raw.get(server.token(), "/businesses/" + real.business())).body())
        .contains("\"name\":\"Deo\"");
  }

  private static boolean isLetIn(RawClient.Answer answer) {
    return !"scope_missing".equals(answer.member("code"));
  }

  /** Returns an answer without its trace and the ids that were asked for. */
  private String veiled(RawClient.Answer answer) {
    String body = answer.body().replace(answer.headers().get("x-trace-id"), "");
    for (String id :
        new String[] {real.contact(), real.note(), real.task(), real.business(), NOBODY}) {
      body = body.replace(id, "ID");
    }
    return answer.status() + body;
  }

  private static String post(String token, String path, String body) {
    return Raw.head("POST", path, token) + Raw.counted(body);
  }

  private String made(String request) throws IOException {
    return send(request).member("id");
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
