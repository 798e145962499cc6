package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is accepted comes back unchanged, whatever it would mean to a database or a browser. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class EveryTextComesBackTest {

  private static final List<String> FIELDS =
      List.of(
          "firstName",
          "lastName",
          "gender",
          "address1",
          "city",
          "state",
          "postalCode",
          "website",
          "source",
          "companyName",
          "assignedTo");

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
    database.close();
  }

  static List<String> texts() {
    return List.of(
        "'; DROP TABLE contact; --",
        "' OR '1'='1",
        "%_'\"?:x@$1",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=y>",
        "&lt;&amp;&#0;",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "../../etc/passwd",
        "=1+1|cmd",
        "null",
        "a\\b/c",
        "\u202eabc",
        "Zo\u00eb \u4e2d\u6587 \ud83d\ude00",
        "e\u0301",
        "\u0130\u0131\u00df");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void unchanged(String text) throws IOException {
    String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    String members =
        FIELDS.stream()
            .map(field -> "\"" + field + "\":" + quoted)
            .collect(Collectors.joining(","));
    String dnd = "{\"status\":\"active\",\"message\":" + quoted + ",\"code\":" + quoted + "}";
    String custom = "[{\"id\":\"" + RunningServer.FIELD_ID + "\",\"value\":" + quoted + "}]";
    String body =
        ("{\"locationId\":\"" + RunningServer.LOCATION.value() + "\",\"email\":\"a@example.com\",")
            + (members + ",\"dndSettings\":{\"SMS\":" + dnd + "},\"customFields\":" + custom + "}");

    RawClient.Answer written = send(Raw.upsert(server.token(), body));
    assertThat(written.status()).as(written.body()).isEqualTo(200);
    String id = written.member("id");
    String read = send(Raw.get(server.token(), "/contacts/" + id)).body();
    for (String answer : List.of(written.body(), read)) {
      FIELDS.forEach(field -> assertThat(answer).contains("\"" + field + "\":" + quoted));
      assertThat(answer).contains("\"dndSettings\":{\"SMS\":" + dnd + "}");
      assertThat(answer).contains("\"customFields\":" + custom);
    }
  }

  private static RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
