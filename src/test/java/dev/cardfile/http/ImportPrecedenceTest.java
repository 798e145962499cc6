package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link PrecedenceTest}, for a file that is sent. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ImportPrecedenceTest {

  private static final String FILE = "email\na@example.com\n";

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;

  /** What can be wrong, in the order in which it is told. */
  enum Wrong {
    ANNOUNCED_TOO_LARGE("payload_too_large"),
    CONTENT_TYPE("unsupported_media_type"),
    TOKEN("invalid_token"),
    VERSION("version_missing"),
    SCOPE("scope_missing"),
    NO_GZIP("malformed_request"),
    RETRY_KEY("idempotency_key_invalid"),
    OTHER_LOCATION("foreign_location"),
    REUSED_KEY("idempotency_key_reused"),
    OPTION("invalid_body"),
    FILE("unusable_file");

    private final String code;

    Wrong(String code) {
      this.code = code;
    }
  }

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

  static Stream<Set<Wrong>> everyOneEveryPairEveryTail() {
    List<Set<Wrong>> sets = new ArrayList<>();
    Wrong[] all = Wrong.values();
    for (int i = 0; i < all.length; i++) {
      sets.add(EnumSet.range(all[i], all[all.length - 1]));
      for (int j = i; j < all.length; j++) {
        sets.add(EnumSet.of(all[i], all[j]));
      }
    }
    return sets.stream();
  }

  @ParameterizedTest
  @MethodSource("everyOneEveryPairEveryTail")
  void tellsTheFirst(Set<Wrong> wrongs) throws IOException {
    Scope scope = wrongs.contains(Wrong.SCOPE) ? Scope.CONTACTS_READONLY : Scope.CONTACTS_WRITE;
    String token = server.newToken(RunningServer.LOCATION, EnumSet.of(scope), null);
    if (wrongs.contains(Wrong.REUSED_KEY) && scope == Scope.CONTACTS_WRITE) {
      assertThat(send(request(token, EnumSet.of(Wrong.REUSED_KEY), "")).status()).isEqualTo(202);
    }
    RawClient.Answer answer = send(request(token, wrongs, "&fileName=other.csv"));
    Wrong first = wrongs.stream().sorted().findFirst().orElseThrow();
    assertThat(answer.body()).as("%s", wrongs).contains("\"code\":\"" + first.code + "\"");
  }

  private static RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }

  private static String request(String token, Set<Wrong> wrongs, String more) {
    String location =
        wrongs.contains(Wrong.OTHER_LOCATION) ? "other" : RunningServer.LOCATION.value();
    String option = wrongs.contains(Wrong.OPTION) ? "&invalid=maybe" : "";
    String type = wrongs.contains(Wrong.CONTENT_TYPE) ? "application/pdf" : "text/csv";
    String file = wrongs.contains(Wrong.FILE) ? "%PDF" : FILE;
    String head =
        ("POST /imports?locationId=" + location + option + more + " HTTP/1.1\r\n")
            + ("Host: localhost\r\nContent-Type: " + type + "\r\n")
            + (wrongs.contains(Wrong.NO_GZIP) ? "Content-Encoding: gzip\r\n" : "")
            + (wrongs.contains(Wrong.RETRY_KEY) ? "Idempotency-Key: two words\r\n" : "")
            + (wrongs.contains(Wrong.REUSED_KEY) ? "Idempotency-Key: used\r\n" : "")
            + (wrongs.contains(Wrong.TOKEN) ? "" : "Authorization: Bearer " + token + "\r\n")
            + (wrongs.contains(Wrong.VERSION) ? "" : "Version: 2021-04-15\r\n");
    return wrongs.contains(Wrong.ANNOUNCED_TOO_LARGE)
        ? head + "Content-Length: " + (1L << 40) + "\r\n\r\n" + file
        : head + Raw.counted(file);
  }
}
