package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A contact does not get longer with every request. */
class LongContactsTest {

  private static final int LENGTH = 65_000;
  private static final int FIT = 16;

  @ParameterizedTest
  @EnumSource
  void theValuesOfAContactGetNoLongerThanTheyMayBe(StoreKind kind) throws Exception {
    try (StoreFixture database = kind.newFixture();
        RunningServer server =
            RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system())) {
      IntStream.rangeClosed(0, FIT).forEach(number -> addField(server, number));
      String token = server.token();
      RawClient.Answer first = send(server, Raw.upsert(token, body(0, FIT / 2)));
      String path = "/contacts/" + first.member("id");
      assertThat(send(server, Raw.upsert(token, body(FIT / 2, FIT))).status()).isEqualTo(200);

      RawClient.Answer refused = send(server, Raw.upsert(token, body(FIT, FIT + 1)));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body())
          .contains(
              "customFields must have no more than 1048576 characters in all the values of a"
                  + " contact",
              "too_long");
      String change = "{\"customFields\":[" + value(FIT) + "]}";
      assertThat(send(server, Raw.put(token, path, change)).status()).isEqualTo(422);
      assertThat(send(server, Raw.get(token, path)).body())
          .contains("\"" + id(FIT - 1) + "\"")
          .doesNotContain("\"" + id(FIT) + "\"");

      String cleared = "{\"customFields\":[{\"id\":\"%s\",\"value\":null}]}".formatted(id(0));
      assertThat(send(server, Raw.put(token, path, cleared)).status()).isEqualTo(200);
      assertThat(send(server, Raw.put(token, path, change)).status()).isEqualTo(200);
    }
  }

  private static void addField(RunningServer server, int number) {
    Writing.to(server.stores())
        .locations()
        .addField(
            RunningServer.LOCATION,
            Writing.TEST,
            new CustomFieldDefinition(
                id(number), "long" + number, "Long", CustomFieldType.LARGE_TEXT, List.of()));
  }

  private static String id(int number) {
    return "long%016d".formatted(number);
  }

  private static String body(int from, int to) {
    return "{\"locationId\":\"%s\",\"email\":\"a@example.com\",\"customFields\":[%s]}"
        .formatted(
            RunningServer.LOCATION.value(),
            IntStream.range(from, to)
                .mapToObj(LongContactsTest::value)
                .collect(Collectors.joining(",")));
  }

  private static String value(int number) {
    return "{\"id\":\"%s\",\"value\":\"%s\"}".formatted(id(number), "x".repeat(LENGTH));
  }

  private static RawClient.Answer send(RunningServer server, String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
