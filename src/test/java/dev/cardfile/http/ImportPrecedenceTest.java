package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.write.imports.Imports;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same as {@link PrecedenceTest} for uploads of files, to import or to preview, as a form or
 * not.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ImportPrecedenceTest {

  private static final String FILE = "email\na@example.com\n";
  private static final int RATE_LIMIT = 3;

  /** The location with as many unfinished imports as are allowed. */
  private static final LocationId FULL = new LocationId("full");

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;
  private static int locations;

  /** What can be wrong, in the order in which it is reported. */
  enum Wrong {
    ANNOUNCED_TOO_LARGE("payload_too_large"),
    CONTENT_TYPE("unsupported_media_type"),
    TOKEN("invalid_token"),
    VERSION("version_missing"),
    SCOPE("scope_missing"),
    RATE("rate_limited"),
    NO_GZIP("malformed_request"),
    NO_FORM("unreadable_form"),
    QUERY("unreadable_query"),
    RETRY_KEY("idempotency_key_invalid"),
    OTHER_LOCATION("foreign_location"),
    REUSED_KEY("idempotency_key_reused"),
    OPTION("invalid_body"),
    FILE("unusable_file"),
    TOO_MANY("too_many_imports");

    private final String code;

    Wrong(String code) {
      this.code = code;
    }
  }

  private static final Set<Wrong> IMPORT = EnumSet.complementOf(EnumSet.of(Wrong.NO_FORM));
  private static final Set<Wrong> PREVIEW =
      EnumSet.complementOf(
          EnumSet.of(Wrong.NO_FORM, Wrong.RETRY_KEY, Wrong.REUSED_KEY, Wrong.TOO_MANY));

  enum Asked {
    IMPORT_FILE("/imports", Scope.CONTACTS_WRITE, false, IMPORT),
    IMPORT_FORM("/imports", Scope.CONTACTS_WRITE, true, EnumSet.allOf(Wrong.class)),
    PREVIEW_FILE("/imports/preview", Scope.CONTACTS_READONLY, false, PREVIEW),
    PREVIEW_FORM(
        "/imports/preview",
        Scope.CONTACTS_READONLY,
        true,
        EnumSet.complementOf(EnumSet.of(Wrong.RETRY_KEY, Wrong.REUSED_KEY, Wrong.TOO_MANY)));

    private final String path;
    private final Scope scope;
    private final boolean form;

    @SuppressWarnings("ImmutableEnumChecker") // never modified
    private final Set<Wrong> wrongs;

    Asked(String path, Scope scope, boolean form, Set<Wrong> wrongs) {
      this.path = path;
      this.scope = scope;
      this.form = form;
      this.wrongs = wrongs;
    }
  }

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    server =
        RunningServer.start(
            database,
            HttpSettings.DEFAULT.withRateLimits(RATE_LIMIT, RATE_LIMIT),
            InstantSource.system());
    RunningServer.addLocation(server.stores(), FULL);
    fill(FULL);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
    database.close();
  }

  private static void fill(LocationId location) {
    Imports imports = new Imports(InstantSource.system());
    for (int i = 0;
        Writing.to(server.stores())
            .run(imports.begin(location, Writing.TEST, "import" + i, null, "{}"))
            .isPresent();
        i++) {
      // Until no more imports may begin.
    }
  }

  @ParameterizedTest
  @EnumSource(Asked.class)
  void tellsTheFirst(Asked asked) throws IOException {
    for (Set<Wrong> wrongs : Faults.sets(Wrong.class, asked.wrongs)) {
      RawClient.Answer answer = answer(asked, wrongs);
      if (wrongs.isEmpty()) {
        assertThat(answer.status()).isBetween(200, 202);
      } else {
        Wrong first = wrongs.stream().sorted().findFirst().orElseThrow();
        assertThat(answer.member("code"))
            .as("%s of %s: %s", first, wrongs, answer.body())
            .isEqualTo(first.code);
      }
    }
  }

  private static RawClient.Answer answer(Asked asked, Set<Wrong> wrongs) throws IOException {
    boolean may = !wrongs.contains(Wrong.SCOPE);
    boolean isUsed = wrongs.contains(Wrong.REUSED_KEY) && may;
    LocationId location = location(wrongs, isUsed);
    String token =
        server.newToken(
            location,
            EnumSet.of(
                may
                    ? asked.scope
                    : EnumSet.of(Scope.CONTACTS_WRITE, Scope.CONTACTS_READONLY).stream()
                        .filter(scope -> scope != asked.scope)
                        .findFirst()
                        .orElseThrow()),
            null);
    if (isUsed) {
      Set<Wrong> used = EnumSet.of(Wrong.REUSED_KEY);
      assertThat(send(request(asked, location, token, used, "")).status()).isEqualTo(202);
    }
    if (isUsed && wrongs.contains(Wrong.TOO_MANY)) {
      fill(location);
    }
    if (wrongs.contains(Wrong.RATE)) {
      exhaust(asked, token, may);
    }
    return send(request(asked, location, token, wrongs, "&fileName=other.csv"));
  }

  /** Returns a new location if a key has to be used before the limit of imports is reached. */
  private static LocationId location(Set<Wrong> wrongs, boolean isUsed) {
    if (!wrongs.contains(Wrong.TOO_MANY)) {
      return RunningServer.LOCATION;
    }
    if (!isUsed) {
      return FULL;
    }
    LocationId own = new LocationId("full" + locations++);
    RunningServer.addLocation(server.stores(), own);
    return own;
  }

  /** Sends requests that the token allows, so that scope and rate can be wrong at once. */
  private static void exhaust(Asked asked, String token, boolean may) throws IOException {
    boolean reads = may == (asked.scope == Scope.CONTACTS_READONLY);
    for (int i = 0; i < RATE_LIMIT; i++) {
      int status = send(reads ? Raw.get(token, "/contacts/x") : Raw.upsert(token, "{}")).status();
      assertThat(status).isBetween(400, 429);
    }
  }

  private static RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }

  private static String request(
      Asked asked, LocationId own, String token, Set<Wrong> wrongs, String more) {
    String location = wrongs.contains(Wrong.OTHER_LOCATION) ? "other" : own.value();
    String option = wrongs.contains(Wrong.OPTION) ? "&invalid=maybe" : "";
    String unreadable = wrongs.contains(Wrong.QUERY) ? "&idSource=%ff" : "";
    String body = body(asked, wrongs);
    String usual = asked.form ? "multipart/form-data; boundary=b" : "text/csv";
    String type = wrongs.contains(Wrong.CONTENT_TYPE) ? "application/pdf" : usual;
    String head =
        ("POST " + asked.path + "?locationId=" + location + option + unreadable + more)
            + (" HTTP/1.1\r\n" + Raw.HOST + "Content-Type: " + type + "\r\n")
            + (wrongs.contains(Wrong.NO_GZIP) ? "Content-Encoding: gzip\r\n" : "")
            + (wrongs.contains(Wrong.RETRY_KEY) ? "Idempotency-Key: two words\r\n" : "")
            + (wrongs.contains(Wrong.REUSED_KEY) ? "Idempotency-Key: used\r\n" : "")
            + (wrongs.contains(Wrong.TOKEN) ? "" : "Authorization: Bearer " + token + "\r\n")
            + (wrongs.contains(Wrong.VERSION) ? "" : "Version: 2021-04-15\r\n");
    return wrongs.contains(Wrong.ANNOUNCED_TOO_LARGE)
        ? head + "Content-Length: " + (1L << 40) + "\r\n\r\n" + body
        : head + Raw.counted(body);
  }

  private static String body(Asked asked, Set<Wrong> wrongs) {
    String file = wrongs.contains(Wrong.FILE) ? "%PDF" : FILE;
    String name = wrongs.contains(Wrong.NO_FORM) ? "letter" : "file";
    return asked.form
        ? "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(name, file)
        : file;
  }
}
