package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which scope the routes for single contacts and their history need, and that a token reaches no
 * contact of another location.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ContactAccessTest {

  private static final LocationId OTHER = new LocationId("other");
  private static final String SOMEBODY = "mina@example.net";

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;
  private static String stranger;

  /** The routes; {@code {id}} stands for a contact's id, {@code {location}} for a location's. */
  enum To {
    CREATE(
        "POST",
        "/contacts/",
        Scope.CONTACTS_WRITE,
        "{'locationId':'{location}','email':'mina@example.net'}"),
    CHANGE("PUT", "/contacts/{id}", Scope.CONTACTS_WRITE, "{'city':'Elsewhere'}"),
    DELETE("DELETE", "/contacts/{id}", Scope.CONTACTS_WRITE, ""),
    FIND_DUPLICATE(
        "GET",
        "/contacts/search/duplicate?locationId={location}&email=mina@example.net",
        Scope.CONTACTS_READONLY,
        ""),
    ADD_TAGS("POST", "/contacts/{id}/tags", Scope.CONTACTS_WRITE, "{'tags':['new']}"),
    REMOVE_TAGS("DELETE", "/contacts/{id}/tags", Scope.CONTACTS_WRITE, "{'tags':['regular']}"),
    CHANGE_MANY_TAGS(
        "POST",
        "/contacts/bulk/tags/update/remove",
        Scope.CONTACTS_WRITE,
        "{'locationId':'{location}','contacts':['{id}'],'tags':['regular']}"),
    UPSERT_MANY(
        "POST",
        "/contacts/upsert/batch",
        Scope.CONTACTS_WRITE,
        "{'locationId':'{location}','contacts':[{'city':'x'}]}"),
    ADD_FOLLOWERS("POST", "/contacts/{id}/followers", Scope.CONTACTS_WRITE, "{'followers':['u']}"),
    REMOVE_FOLLOWERS(
        "DELETE", "/contacts/{id}/followers", Scope.CONTACTS_WRITE, "{'followers':['u']}"),
    REMOVE_EMAILS(
        "DELETE",
        "/contacts/{id}/additional-emails",
        Scope.CONTACTS_WRITE,
        "{'emails':['a@example.com']}"),
    REMOVE_PHONES(
        "DELETE",
        "/contacts/{id}/additional-phones",
        Scope.CONTACTS_WRITE,
        "{'phones':['+12125550143']}"),
    HISTORY("GET", "/contacts/{id}/history", Scope.CONTACTS_READONLY, ""),
    PAST("GET", "/contacts/{id}?at=2999-01-01T00:00:00Z", Scope.CONTACTS_READONLY, ""),
    RESTORE("POST", "/contacts/{id}/restore", Scope.CONTACTS_WRITE, ""),
    ERASE("POST", "/contacts/{id}/erase", Scope.CONTACTS_ERASE, ""),
    EXPORT("GET", "/contacts/export?locationId={location}", Scope.CONTACTS_READONLY, ""),
    CHANGES("GET", "/changes?locationId={location}", Scope.CONTACTS_READONLY, ""),
    IMPORTS("GET", "/imports?locationId={location}", Scope.CONTACTS_READONLY, ""),
    PREVIEW(
        "POST",
        "/imports/preview?locationId={location}",
        Scope.CONTACTS_READONLY,
        "{'email':'mina@example.net','lastName':'Roth'}"),
    IMPORT(
        "POST",
        "/imports?locationId={location}",
        Scope.CONTACTS_WRITE,
        "{'email':'x@example.com'}"),
    EXPORT_FOUND(
        "POST", "/contacts/export", Scope.CONTACTS_READONLY, "{'locationId':'{location}'}"),
    UNDO("POST", "/changes/1/undo?locationId={location}", Scope.CONTACTS_WRITE, "");

    private final String method;
    private final String path;
    private final Scope scope;
    private final String body;

    To(String method, String path, Scope scope, String body) {
      this.method = method;
      this.path = path;
      this.scope = scope;
      this.body = body;
    }

    String request(String token, String id, LocationId location) {
      String head = Raw.head(method, filled(path, id, location), token);
      return body.isEmpty() ? head + "\r\n" : head + Raw.counted(filled(body, id, location));
    }

    private static String filled(String text, String id, LocationId location) {
      return text.replace("{id}", id).replace("{location}", location.value()).replace('\'', '"');
    }

    boolean namesAContact() {
      return (path + body).contains("{id}");
    }

    boolean namesALocation() {
      return (path + body).contains("{location}");
    }
  }

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
    RunningServer.addLocation(server.stores(), OTHER);
    stranger = server.newToken(OTHER, EnumSet.allOf(Scope.class), null);
    // Without a recorded change, OTHER would answer every question about the past with 410.
    assertThat(send(Raw.upsert(stranger, Raw.contact(OTHER, "some@example.org"))).status())
        .isEqualTo(200);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource(To.class)
  void oneScopeOpensIt(To to) throws IOException {
    for (Scope scope : Scope.values()) {
      String token = server.newToken(OTHER, EnumSet.of(scope), null);
      RawClient.Answer answer = send(to.request(token, "nobody", OTHER));
      assertThat("scope_missing".equals(answer.member("code"))).isEqualTo(scope != to.scope);
    }
  }

  @ParameterizedTest
  @EnumSource(To.class)
  void anotherLocationsContactIsAsNone(To to) throws IOException {
    if (!to.namesAContact()) {
      return;
    }
    Contact before = somebody();
    String id = before.id().value();
    String nobody = "0".repeat(20);
    RawClient.Answer foreign = send(to.request(stranger, id, OTHER));
    RawClient.Answer missing = send(to.request(stranger, nobody, OTHER));
    assertThat(foreign.body()).contains("Contact not found for id:" + id);
    assertThat(withoutTrace(foreign).replace(id, nobody)).isEqualTo(withoutTrace(missing));
    assertThat(server.stores().contacts().find(RunningServer.LOCATION, before.id()))
        .contains(before);
  }

  @ParameterizedTest
  @EnumSource(To.class)
  void anotherLocationIsAsNone(To to) throws IOException {
    if (!to.namesALocation()) {
      return;
    }
    String id = somebody().id().value();
    RawClient.Answer there = send(to.request(stranger, id, RunningServer.LOCATION));
    RawClient.Answer nowhere = send(to.request(stranger, id, new LocationId("nowhere")));
    assertThat(there.status()).isEqualTo(403);
    assertThat(withoutTrace(there)).isEqualTo(withoutTrace(nowhere));
    assertThat(server.stores().contacts().count(RunningServer.LOCATION)).isEqualTo(1);
  }

  /** A request with the e-mail of another location's contact does not find that contact. */
  @ParameterizedTest
  @EnumSource(To.class)
  void nothingOfAnotherLocationIsAnswered(To to) throws IOException {
    String id = somebody().id().value();
    LocationId own = new LocationId("own-" + to.name().toLowerCase(Locale.ROOT));
    RunningServer.addLocation(server.stores(), own);
    String token = server.newToken(own, EnumSet.allOf(Scope.class), null);
    for (String contact : List.of(id, "nobody")) {
      assertThat(send(to.request(token, contact, own)).body()).doesNotContain("Roth", "regular");
    }
  }

  /** Upserts the only contact of {@link RunningServer#LOCATION}, and returns it. */
  private static Contact somebody() throws IOException {
    String body =
        "{\"locationId\":\"%s\",\"email\":\"%s\",\"lastName\":\"Roth\",\"tags\":[\"regular\"]}"
            .formatted(RunningServer.LOCATION.value(), SOMEBODY);
    String id = send(Raw.upsert(server.token(), body)).member("id");
    return server.stores().contacts().find(RunningServer.LOCATION, new ContactId(id)).orElseThrow();
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
