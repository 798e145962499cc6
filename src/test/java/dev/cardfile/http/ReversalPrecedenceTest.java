package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.imports.Import;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.write.Writes;
import dev.cardfile.write.imports.Imports;
import dev.cardfile.write.work.Work;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same as {@link PrecedenceTest} for requests about a contact or a change that may be missing,
 * changed since, deleted or erased. Faults of the request come first, then 400, 412, 409 and 410.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ReversalPrecedenceTest {

  private static final String ERASED_AT = "?at=2999-01-01T00:00:00Z";

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;
  private static String present;
  private static String deleted;
  private static String erased;

  /** What can be wrong with a request, in the order in which it is reported. */
  enum Wrong {
    TOKEN("invalid_token"),
    VERSION("version_missing"),
    SCOPE("scope_missing"),
    RETRY_KEY("idempotency_key_invalid"),
    CONDITION("condition_invalid"),
    OTHER_LOCATION("foreign_location"),
    REUSED_KEY("idempotency_key_reused"),
    OPTION("invalid_body"),
    PRECONDITION("precondition_failed");

    private final String code;

    Wrong(String code) {
      this.code = code;
    }
  }

  private static final Set<Wrong> READ = EnumSet.range(Wrong.TOKEN, Wrong.SCOPE);
  private static final Set<Wrong> READ_WITH_OPTION = with(READ, Wrong.OPTION);
  private static final Set<Wrong> FEED = with(READ_WITH_OPTION, Wrong.OTHER_LOCATION);
  private static final Set<Wrong> WRITE = with(READ, Wrong.RETRY_KEY, Wrong.REUSED_KEY);
  private static final Set<Wrong> RESTORE = with(WRITE, Wrong.CONDITION, Wrong.PRECONDITION);
  private static final Set<Wrong> CHANGE = with(RESTORE, Wrong.OPTION);
  private static final Set<Wrong> UNDO = with(WRITE, Wrong.OTHER_LOCATION, Wrong.OPTION);

  /**
   * A request, and its answer if nothing is wrong with it.
   *
   * <p>PRESENT, DELETED and ERASED stand for the ids of such contacts, DONE and RUNNING for those
   * of imports.
   */
  enum Asked {
    CHANGE_MISSING("PUT", "/contacts/nobody", CHANGE, 400, "contact_not_found"),
    CHANGE_DELETED("PUT", "/contacts/DELETED", CHANGE, 400, "contact_not_found"),
    CHANGE_PRESENT("PUT", "/contacts/PRESENT", CHANGE, 200, ""),
    DELETE_MISSING("DELETE", "/contacts/nobody", RESTORE, 400, "contact_not_found"),
    RESTORE_MISSING("POST", "/contacts/nobody/restore", RESTORE, 400, "contact_not_found"),
    RESTORE_PRESENT("POST", "/contacts/PRESENT/restore", RESTORE, 409, "not_deleted"),
    RESTORE_ERASED("POST", "/contacts/ERASED/restore", RESTORE, 410, "erased"),
    ERASE_MISSING("POST", "/contacts/nobody/erase", WRITE, 400, "contact_not_found"),
    UNDO_MISSING("POST", "/changes/999/undo", UNDO, 400, "change_not_found"),
    UNDO_NO_NUMBER("POST", "/changes/x/undo", UNDO, 400, "change_not_found"),
    UNDO_CHANGED("POST", "/changes/2/undo", UNDO, 409, "changed_since"),
    UNDO_ERASED("POST", "/changes/6/undo", UNDO, 410, "erased"),
    HISTORY_MISSING("GET", "/contacts/nobody/history", READ_WITH_OPTION, 400, "contact_not_found"),
    PAST_MISSING("GET", "/contacts/nobody" + ERASED_AT, READ, 400, "contact_not_found"),
    PAST_ERASED("GET", "/contacts/ERASED" + ERASED_AT, READ, 410, "history_expired"),
    LIST_IMPORTS("GET", "/imports", FEED, 200, ""),
    PAUSE_MISSING("POST", "/imports/none/pause", WRITE, 400, "import_not_found"),
    PAUSE_DONE("POST", "/imports/DONE/pause", WRITE, 409, "import_state"),
    RESUME_MISSING("POST", "/imports/none/resume", WRITE, 400, "import_not_found"),
    RESUME_DONE("POST", "/imports/DONE/resume", WRITE, 409, "import_state"),
    CANCEL_MISSING("POST", "/imports/none/cancel", WRITE, 400, "import_not_found"),
    CANCEL_DONE("POST", "/imports/DONE/cancel", WRITE, 409, "import_state"),
    UNDO_IMPORT_MISSING("POST", "/imports/none/undo", WRITE, 400, "import_not_found"),
    UNDO_IMPORT_RUNNING("POST", "/imports/RUNNING/undo", WRITE, 409, "import_state"),
    FORGET_MISSING("DELETE", "/imports/none", WRITE, 400, "import_not_found"),
    FORGET_RUNNING("DELETE", "/imports/RUNNING", WRITE, 409, "import_state"),
    IMPORT_MISSING("GET", "/imports/none", READ, 400, "import_not_found"),
    ROWS_MISSING("GET", "/imports/none/rows", FEED, 400, "import_not_found"),
    CHANGES_EXPIRED("GET", "/changes?after=99999", FEED, 410, "cursor_expired");

    private final String method;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // never modified
    private final Set<Wrong> wrongs;

    private final int status;
    private final String code;

    Asked(String method, String path, Set<Wrong> wrongs, int status, String code) {
      this.method = method;
      this.path = path;
      this.wrongs = wrongs;
      this.status = status;
      this.code = code;
    }

    /** Returns the code that must be reported for these faults. */
    String first(Set<Wrong> wrong) {
      String first = wrong.stream().sorted().findFirst().map(each -> each.code).orElse(code);
      boolean isLast = wrong.equals(EnumSet.of(Wrong.PRECONDITION));
      return isLast && status == 400 ? code : first;
    }
  }

  private static Set<Wrong> with(Set<Wrong> some, Wrong... more) {
    Set<Wrong> all = EnumSet.copyOf(some);
    all.addAll(List.of(more));
    return all;
  }

  /** Makes changes 1 to 3 of the present contact, 4 and 5 of the deleted, 6 and 7 of the erased. */
  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
    present = upsert("a@example.com", "Here");
    upsert("a@example.com", "There");
    upsert("a@example.com", "Elsewhere");
    deleted = upsert("b@example.com", "Here");
    succeed(head("DELETE", "/contacts/" + deleted, server.token(), "") + "\r\n");
    var _ = begun("DONE");
    var _ =
        Writing.to(server.stores())
            .run(
                new Imports(InstantSource.system())
                    .cancel(RunningServer.LOCATION, Writing.TEST, "DONE"));
    erased = upsert("c@example.com", "Here");
    succeed(head("POST", "/contacts/" + erased + "/erase", server.token(), "") + "\r\n");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Asked.class)
  void tellsTheFirst(Asked asked) throws IOException {
    String token = server.newToken(RunningServer.LOCATION, EnumSet.allOf(Scope.class), null);
    if (asked.wrongs.contains(Wrong.REUSED_KEY)) {
      useKey(asked, token);
    }
    if (asked.path.contains("RUNNING")) {
      var _ = begun(running(asked)); // not earlier, since an erasure ends all imports
    }
    for (Set<Wrong> wrongs : Faults.sets(Wrong.class, asked.wrongs)) {
      RawClient.Answer answer = send(request(asked, token, wrongs));
      String first = asked.first(wrongs);
      assertThat(String.valueOf(answer.member("code")))
          .as("%s of %s: %s", first, wrongs, answer.body())
          .isEqualTo(first.isEmpty() ? "null" : first);
      if (wrongs.isEmpty()) {
        assertThat(answer.status()).isEqualTo(asked.status);
      }
    }
  }

  private static String running(Asked asked) {
    return "running-of-" + asked.name();
  }

  /** Uses the key for another, successful request on the same route. */
  private static void useKey(Asked asked, String token) throws IOException {
    String other = upsert(asked.name() + "@example.com", "Here");
    String path = asked.path;
    if (path.startsWith("/imports/")) {
      path = path.replaceFirst("none|DONE|RUNNING", newImport(asked));
    } else if (path.startsWith("/changes/")) {
      String seq = String.valueOf(server.stores().history().last(RunningServer.LOCATION));
      path = "/changes/" + seq + "/undo?locationId=" + RunningServer.LOCATION;
    } else {
      path = path.replaceFirst("nobody|PRESENT|DELETED|ERASED", other);
    }
    if (path.endsWith("/restore")) {
      succeed(head("DELETE", "/contacts/" + other, token, "") + "\r\n");
    }
    succeed(
        head(asked.method, path, token, "Idempotency-Key: used\r\n")
            + (asked.method.equals("PUT") ? Raw.counted("{\"city\":\"There\"}") : "\r\n"));
  }

  /** Adds an import for which the requested action is possible. */
  private static String newImport(Asked asked) {
    String id = "import-of-" + asked.name();
    Import begun = begun(id);
    Imports imports = new Imports(InstantSource.system());
    List<Work<Imports.Outcome>> works = new ArrayList<>();
    works.add(imports.received(RunningServer.LOCATION, Writing.TEST, id));
    if (asked.path.endsWith("/resume")) {
      works.add(imports.pause(RunningServer.LOCATION, Writing.TEST, id));
    } else if (asked.method.equals("DELETE") || asked.path.endsWith("/undo")) {
      works.add(imports.cancel(RunningServer.LOCATION, Writing.TEST, id));
    } else {
      works.add(imports.run(RunningServer.LOCATION, begun, "another"));
    }
    works.forEach(work -> Writing.to(server.stores()).run(work));
    return id;
  }

  private static Import begun(String id) {
    Writes writes = Writing.to(server.stores());
    Imports imports = new Imports(InstantSource.system());
    return writes
        .run(imports.begin(RunningServer.LOCATION, Writing.TEST, id, null, "{}"))
        .orElseThrow();
  }

  private static String request(Asked asked, String token, Set<Wrong> wrongs) {
    String path =
        asked
            .path
            .replace("PRESENT", present)
            .replace("DELETED", deleted)
            .replace("ERASED", erased)
            .replace("RUNNING", running(asked));
    String sent =
        (wrongs.contains(Wrong.RETRY_KEY) ? "Idempotency-Key: two words\r\n" : "")
            + (wrongs.contains(Wrong.CONDITION) ? "If-Match: W/\"1\"\r\n" : "")
            + (wrongs.contains(Wrong.REUSED_KEY) ? "Idempotency-Key: used\r\n" : "")
            // No contact has this revision.
            + (wrongs.contains(Wrong.PRECONDITION) ? "If-Match: \"987654\"\r\n" : "");
    String rights =
        (wrongs.contains(Wrong.TOKEN) ? "" : "Authorization: Bearer " + token(token, asked, wrongs))
            + (wrongs.contains(Wrong.TOKEN) ? "" : "\r\n")
            + (wrongs.contains(Wrong.VERSION) ? "" : "Version: 2021-04-15\r\n");
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\n%s%s"
            .formatted(asked.method, path + query(asked, wrongs), sent, rights);
    return asked.method.equals("PUT") ? head + Raw.counted("{\"city\":\"Here\"}") : head + "\r\n";
  }

  private static String token(String token, Asked asked, Set<Wrong> wrongs) {
    if (!wrongs.contains(Wrong.SCOPE)) {
      return token;
    }
    return server.newToken(
        RunningServer.LOCATION,
        EnumSet.of(asked.method.equals("GET") ? Scope.CONTACTS_WRITE : Scope.CONTACTS_READONLY),
        null);
  }

  private static String query(Asked asked, Set<Wrong> wrongs) {
    List<String> members = new ArrayList<>();
    if (asked.wrongs.contains(Wrong.OTHER_LOCATION)) {
      members.add(
          "locationId="
              + (wrongs.contains(Wrong.OTHER_LOCATION) ? "other" : RunningServer.LOCATION));
    }
    if (wrongs.contains(Wrong.OPTION)) {
      members.add(
          switch (asked.method) {
            case "PUT" -> "tags=append";
            case "GET" -> "limit=0&outcome=none";
            default -> "force=maybe";
          });
    }
    return members.isEmpty()
        ? ""
        : (asked.path.contains("?") ? "&" : "?") + String.join("&", members);
  }

  private static String upsert(String email, String city) throws IOException {
    return succeed(
            Raw.upsert(
                server.token(),
                "{\"locationId\":\"%s\",\"email\":\"%s\",\"city\":\"%s\"}"
                    .formatted(RunningServer.LOCATION, email, city)))
        .member("id");
  }

  private static String head(String method, String path, String token, String header) {
    return Raw.head(method, path, token) + header;
  }

  private static RawClient.Answer succeed(String request) throws IOException {
    RawClient.Answer answer = send(request);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    return answer;
  }

  private static RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }
}
