package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
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

/** Which scopes open the routes for parts of a location; other locations stay hidden. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class LocationRoutesTest {

  @Parameter private StoreKind kind;

  private static final LocationId OTHER = new LocationId("other");
  private static final String OWN_PATH = "/locations/" + RunningServer.LOCATION;

  /** Ids that only the other location has. */
  private static final String FIELD = "theirField";

  private static final String TAG = "theirTag";
  private static final String VALUE = "theirValue";

  private static final List<Asked> ROUTES =
      List.of(
          new Asked("GET", "", Scope.LOCATIONS_READONLY),
          new Asked("PUT", "", Scope.LOCATIONS_WRITE),
          new Asked("GET", "/customFields", Scope.CUSTOM_FIELDS_READONLY),
          new Asked("POST", "/customFields", Scope.CUSTOM_FIELDS_WRITE),
          new Asked("POST", "/customFields/upload", Scope.CUSTOM_FIELDS_WRITE),
          new Asked("GET", "/customFields/" + FIELD, Scope.CUSTOM_FIELDS_READONLY),
          new Asked("PUT", "/customFields/" + FIELD, Scope.CUSTOM_FIELDS_WRITE),
          new Asked("DELETE", "/customFields/" + FIELD, Scope.CUSTOM_FIELDS_WRITE),
          new Asked("GET", "/tags", Scope.TAGS_READONLY),
          new Asked("POST", "/tags", Scope.TAGS_WRITE),
          new Asked("GET", "/tags/" + TAG, Scope.TAGS_READONLY),
          new Asked("PUT", "/tags/" + TAG, Scope.TAGS_WRITE),
          new Asked("DELETE", "/tags/" + TAG, Scope.TAGS_WRITE),
          new Asked("GET", "/customValues", Scope.CUSTOM_VALUES_READONLY),
          new Asked("POST", "/customValues", Scope.CUSTOM_VALUES_WRITE),
          new Asked("GET", "/customValues/" + VALUE, Scope.CUSTOM_VALUES_READONLY),
          new Asked("PUT", "/customValues/" + VALUE, Scope.CUSTOM_VALUES_WRITE),
          new Asked("DELETE", "/customValues/" + VALUE, Scope.CUSTOM_VALUES_WRITE));

  private static final List<Asked> OF_CONTACTS =
      List.of(
          new Asked("POST", "/contacts/x/workflow/x", Scope.CONTACTS_WRITE),
          new Asked("DELETE", "/contacts/x/workflow/x", Scope.CONTACTS_WRITE),
          new Asked("POST", "/contacts/x/campaigns/x", Scope.CONTACTS_WRITE),
          new Asked("DELETE", "/contacts/x/campaigns/x", Scope.CONTACTS_WRITE),
          new Asked("DELETE", "/contacts/x/campaigns/removeAll", Scope.CONTACTS_WRITE),
          new Asked("GET", "/contacts/x/appointments", Scope.CONTACTS_READONLY));

  private StoreFixture database;
  private RunningServer server;

  record Asked(String method, String path, Scope scope) {

    /** Reports whether the path ends with an id that only the other location has. */
    boolean namesTheirs() {
      return path.endsWith(FIELD) || path.endsWith(TAG) || path.endsWith(VALUE);
    }

    String request(String token, String before, String body) {
      return Raw.head(method, before + path, token)
          + (method.startsWith("P") ? Raw.counted(body) : "\r\n");
    }
  }

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
    Stores stores = server.stores();
    RunningServer.addLocation(stores, OTHER);
    Writing.to(stores)
        .locations()
        .addField(
            OTHER,
            Writing.TEST,
            new CustomFieldDefinition(FIELD, "theirs", "Theirs", CustomFieldType.TEXT, List.of()));
    Writing.to(stores).tags().add(OTHER, Writing.TEST, new LocationTag(TAG, "Theirs"));
    Writing.to(stores)
        .namedValues()
        .add(OTHER, Writing.TEST, new NamedValue(VALUE, "theirs", "Theirs", "secret"));
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  @Test
  void eachScopeOpensItsRoutesOnly() throws IOException {
    for (Scope scope : Scope.values()) {
      String token = server.newToken(RunningServer.LOCATION, EnumSet.of(scope), null);
      for (Asked route : ROUTES) {
        assertThat(isLetIn(send(route.request(token, OWN_PATH, "{}"))))
            .as("%s with %s", route, scope)
            .isEqualTo(route.scope() == scope);
      }
      for (Asked route : OF_CONTACTS) {
        RawClient.Answer answer = send(route.request(token, "", "{}"));
        assertThat(answer.status())
            .as("%s with %s", route, scope)
            .isEqualTo(route.scope() == scope ? 501 : 401);
      }
      assertThat(isLetIn(send(Raw.get(token, "/locations/search"))))
          .isEqualTo(scope == Scope.LOCATIONS_READONLY);
    }
  }

  @Test
  void anotherLocationIsRefusedWhetherOrNotItExists() throws IOException {
    for (Asked route : ROUTES) {
      for (String body : List.of("{}", "{\"name\":\"Mine\",\"value\":\"mine\"}")) {
        RawClient.Answer there = send(route.request(server.token(), "/locations/other", body));
        RawClient.Answer nowhere = send(route.request(server.token(), "/locations/nowhere", body));
        assertThat(there.status()).as("%s", route).isEqualTo(403);
        assertThat(withoutTrace(there)).as("%s", route).isEqualTo(withoutTrace(nowhere));
      }
    }
    assertNothingIsChanged();
  }

  @Test
  void anotherLocationsPartIsAsNone() throws IOException {
    int asked = 0;
    for (Asked route : ROUTES) {
      if (route.namesTheirs()) {
        asked++;
        String body = "{\"name\":\"Mine\"}";
        RawClient.Answer theirs = send(route.request(server.token(), OWN_PATH, body));
        RawClient.Answer none =
            send(route.request(server.token(), OWN_PATH, body).replaceFirst("/their", "/nobod"));
        assertThat(theirs.status()).as("%s", route).isEqualTo(400);
        assertThat(theirs.member("message")).contains(" not found for id:their");
        assertThat(withoutTrace(theirs).replace("their", "nobod"))
            .as("%s", route)
            .isEqualTo(withoutTrace(none));
      }
    }
    assertThat(asked).isEqualTo(9);
    assertNothingIsChanged();
  }

  /** Lists show nothing of another location either. */
  @Test
  void listsAndSearchesShowTheOwnLocationOnly() throws IOException {
    for (String path : List.of("/customFields", "/tags", "/customValues")) {
      assertThat(send(Raw.get(server.token(), OWN_PATH + path)).body()).doesNotContain("heirs");
    }
    RawClient.Answer search = send(Raw.get(server.token(), "/locations/search?limit=1000"));
    assertThat(search.body()).contains("ve9EPM428h8vShlRW1KT").doesNotContain("\"other\"");
    assertThat(send(Raw.get(server.token(), "/locations/search?skip=1&limit=1000")).body())
        .startsWith("{\"locations\":[],");
  }

  private void assertNothingIsChanged() {
    Stores stores = server.stores();
    assertThat(stores.locations().find(OTHER).orElseThrow().name()).isEqualTo("Example");
    assertThat(stores.locations().find(OTHER).orElseThrow().customFields().all())
        .extracting(CustomFieldDefinition::name)
        .containsExactly("My Custom Field", "Theirs");
    assertThat(stores.tags().list(OTHER)).containsExactly(new LocationTag(TAG, "Theirs"));
    assertThat(stores.namedValues().list(OTHER))
        .containsExactly(new NamedValue(VALUE, "theirs", "Theirs", "secret"));
  }

  private static boolean isLetIn(RawClient.Answer answer) {
    return !"scope_missing".equals(answer.member("code"));
  }

  private static String withoutTrace(RawClient.Answer answer) {
    return answer.status() + answer.body().replace(answer.headers().get("x-trace-id"), "");
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
