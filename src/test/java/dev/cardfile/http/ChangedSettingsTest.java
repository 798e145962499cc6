package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.write.LocationSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Changed settings of a location apply to the very next request, whoever changes them. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ChangedSettingsTest {

  @Parameter private StoreKind kind;

  private static final String PATH = "/locations/" + RunningServer.LOCATION.value();
  private static final String FIELDS = PATH + "/customFields";

  private StoreFixture database;
  private RunningServer server;

  /** The same database, opened as by another process. */
  private Stores elsewhere;

  @BeforeEach
  void start() throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
    elsewhere = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
  }

  @AfterEach
  void stop() {
    elsewhere.close();
    server.close();
    database.close();
  }

  @Test
  void theMatchOrder() throws IOException {
    String mina = upsert("\"email\":\"mina@example.net\"").member("id");
    String okoro = upsert("\"phone\":\"+12125550143\"").member("id");
    String both = "\"email\":\"mina@example.net\",\"phone\":\"+12125550143\"";
    for (int i = 0; i < 5; i++) {
      order("[\"phone\",\"email\"]");
      assertThat(upsert(both).member("id")).isEqualTo(okoro);
      order("[\"email\",\"phone\"]");
      assertThat(upsert(both).member("id")).isEqualTo(mina);
    }
  }

  @Test
  void theCountry() throws IOException {
    String british = "\"email\":\"mina@example.net\",\"phone\":\"020 7946 0958\"";
    assertThat(upsert(british).status()).isEqualTo(422);
    put("{\"country\":\"GB\"}");
    assertThat(upsert(british).member("phone")).isEqualTo("+442079460958");
    put("{\"country\":\"US\"}");
    assertThat(upsert(british).status()).isEqualTo(422);
  }

  @Test
  void theCountryChangedElsewhere() throws IOException {
    String british = "\"email\":\"mina@example.net\",\"phone\":\"020 7946 0958\"";
    for (int i = 0; i < 5; i++) {
      change(Writing.to(elsewhere).locations(), "US");
      assertThat(upsert(british).status()).isEqualTo(422);
      change(Writing.to(elsewhere).locations(), "GB");
      assertThat(upsert(british).member("phone")).isEqualTo("+442079460958");
    }
  }

  @Test
  void aFieldThatIsMadeAndDeleted() throws IOException {
    String wanted =
        "\"email\":\"mina@example.net\",\"customFields\":[{\"key\":\"size\",\"value\":\"M\"}]";
    for (int i = 0; i < 5; i++) {
      assertThat(upsert(wanted).body()).contains("unknown_custom_field");
      String id =
          send(Raw.head("POST", FIELDS, server.token())
                  + Raw.counted("{\"name\":\"Size\",\"dataType\":\"TEXT\"}"))
              .member("id");
      assertThat(upsert(wanted).body()).contains("{\"id\":\"" + id + "\",\"value\":\"M\"}");
      assertThat(send(Raw.head("DELETE", FIELDS + "/" + id, server.token()) + "\r\n").status())
          .isEqualTo(200);
    }
  }

  @Test
  void aFieldMadeAndDeletedElsewhere() throws IOException {
    String wanted =
        "\"email\":\"mina@example.net\",\"customFields\":[{\"key\":\"size\",\"value\":\"M\"}]";
    LocationSettings locations = Writing.to(elsewhere).locations();
    for (int i = 0; i < 5; i++) {
      assertThat(upsert(wanted).body()).contains("unknown_custom_field");
      String id = "field" + i;
      locations.addField(
          RunningServer.LOCATION,
          Writing.TEST,
          new CustomFieldDefinition(id, "size", "Size", CustomFieldType.TEXT, List.of()));
      assertThat(upsert(wanted).body()).contains("{\"id\":\"" + id + "\",\"value\":\"M\"}");
      assertThat(locations.deleteField(RunningServer.LOCATION, Writing.TEST, id)).isTrue();
    }
  }

  private static void change(LocationSettings locations, String country) {
    Edit<Country> put = Edit.put(new Country(country));
    locations.change(
        RunningServer.LOCATION,
        Writing.TEST,
        new LocationChange(null, put, Edit.keep(), Edit.keep(), null, null));
  }

  private void order(String fields) throws IOException {
    put("{\"settings\":{\"contactUniqueIdentifiers\":" + fields + "}}");
  }

  private void put(String body) throws IOException {
    assertThat(send(Raw.put(server.token(), PATH, body)).status()).isEqualTo(200);
  }

  private RawClient.Answer upsert(String members) throws IOException {
    String location = "\"locationId\":\"" + RunningServer.LOCATION.value() + "\"";
    return send(Raw.upsert(server.token(), "{" + location + "," + members + "}"));
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
