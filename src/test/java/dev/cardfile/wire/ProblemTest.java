package dev.cardfile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.wire.answer.AnswerWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How each problem is written, byte for byte. */
class ProblemTest {

  private static final AnswerWriter WRITER = new AnswerWriter();

  record Row(Problem problem, String name) {}

  static List<Row> rows() {
    Violation first = new Violation("zebra", "unknown_property", "property zebra should not exist");
    Violation second = new Violation("city", "wrong_type", "city must be a string");
    return List.of(
        new Row(new Problem.InvalidToken(false), "invalid_token"),
        new Row(new Problem.VersionMissing(), "version_missing"),
        new Row(new Problem.VersionInvalid(), "version_invalid"),
        new Row(new Problem.ScopeMissing("contacts.write"), "scope_missing"),
        new Row(new Problem.WrongTokenClass(), "wrong_token_class"),
        new Row(new Problem.OperatorNeeded(), "operator_needed"),
        new Row(new Problem.OperatorOfSome(), "operator_of_some"),
        new Row(new Problem.LocationHeaderMissing(), "location_header_missing"),
        new Row(new Problem.PartNotFound(LocationPart.LOCATION, "l1"), "location_not_found"),
        new Row(new Problem.PartNotFound(LocationPart.TOKEN, "t1"), "token_not_found"),
        new Row(new Problem.PartNotFound(LocationPart.REQUEST, "r1"), "request_not_found"),
        new Row(new Problem.SignInRefused(), "sign_in_refused"),
        new Row(new Problem.NotSignedIn(), "not_signed_in"),
        new Row(new Problem.ForeignSite(), "foreign_site"),
        new Row(new Problem.InvalidClient(), "invalid_client"),
        new Row(new Problem.InvalidGrant("refresh token"), "invalid_grant"),
        new Row(new Problem.UnreadableForm(), "unreadable_form"),
        new Row(
            new Problem.UnreadableJson("Line 3, column 14: this is not valid JSON."),
            "unreadable_json"),
        new Row(new Problem.TwoSpellings("client_id", "clientId"), "two_spellings"),
        new Row(new Problem.UnreadableQuery(), "unreadable_query"),
        new Row(new Problem.NoKey(), "no_key"),
        new Row(new Problem.LocationMissing(), "location_missing"),
        new Row(new Problem.NoIdentity(), "no_identity"),
        new Row(
            new Problem.DuplicateContact(
                new ContactId("0VbzABGy000000000000"), MatchingField.PHONE, "Rosan Deo"),
            "duplicate_contact"),
        new Row(
            new Problem.InvalidField("contact_name", List.of("email", "customFields.<id>")),
            "invalid_field"),
        new Row(new Problem.ContactNotFound("x/../\ud800<b>"), "contact_not_found"),
        new Row(new Problem.HistoryExpired(), "history_expired"),
        new Row(new Problem.CursorExpired(), "cursor_expired"),
        new Row(new Problem.TooManyStreams("At most 4.", 5), "too_many_streams"),
        new Row(new Problem.UnusableFile("It is a PDF."), "unusable_file"),
        new Row(new Problem.TooManyImports("At most 20.", 5), "too_many_imports"),
        new Row(new Problem.ImportNotFound("i1"), "import_not_found"),
        new Row(new Problem.ImportUnfit("done"), "import_state"),
        new Row(new Problem.HistoryOff(), "history_off"),
        new Row(new Problem.NoteNotFound("n1"), "note_not_found"),
        new Row(new Problem.TaskNotFound("t1"), "task_not_found"),
        new Row(new Problem.BusinessNotFound("b1"), "business_not_found"),
        new Row(new Problem.ContactFull("notes"), "contact_full"),
        new Row(
            new Problem.PartNotFound(LocationPart.CUSTOM_FIELD, "f1"), "custom_field_not_found"),
        new Row(new Problem.PartNotFound(LocationPart.TAG, "t1"), "tag_not_found"),
        new Row(
            new Problem.PartNotFound(LocationPart.CUSTOM_VALUE, "v1"), "custom_value_not_found"),
        new Row(
            new Problem.AlreadyThere(LocationPart.CUSTOM_FIELD, "contact.size", "f1"),
            "already_exists"),
        new Row(new Problem.LimitReached(LocationPart.CUSTOM_FIELD, 500), "limit_reached"),
        new Row(new Problem.NotSupported("Campaigns"), "not_supported"),
        new Row(new Problem.MalformedRequest("The body is not whole."), "malformed_request"),
        new Row(new Problem.ForeignLocation(), "foreign_location"),
        new Row(new Problem.IdempotencyKeyInvalid(), "idempotency_key_invalid"),
        new Row(new Problem.IdempotencyKeyReused(), "idempotency_key_reused"),
        new Row(new Problem.Erased(true), "erased"),
        new Row(new Problem.NotDeleted("c1"), "not_deleted"),
        new Row(new Problem.ChangedSince(List.of("city")), "changed_since"),
        new Row(new Problem.ChangeNotFound("7"), "change_not_found"),
        new Row(new Problem.ConditionInvalid("If-Match"), "condition_invalid"),
        new Row(
            new Problem.PreconditionFailed(new ContactId("0VbzABGy000000000000"), 17L),
            "precondition_failed"),
        new Row(new Problem.NotFound("POST", "/x"), "not_found"),
        new Row(new Problem.RemovedInV3("/oauth/locationToken"), "removed_in_v3"),
        new Row(
            new Problem.MethodNotAllowed("PATCH", "/contacts/upsert", List.of("POST", "PUT")),
            "method_not_allowed"),
        new Row(new Problem.RequestTimeout(), "request_timeout"),
        new Row(new Problem.PayloadTooLarge(1_048_576), "payload_too_large"),
        new Row(new Problem.RowTooLarge(1 << 20), "row_too_large"),
        new Row(new Problem.TooManyValues(20_000, "values"), "too_many_values"),
        new Row(new Problem.CompressionRatio(100, 65_536), "compression_ratio"),
        new Row(new Problem.Overloaded(1), "overloaded"),
        new Row(new Problem.UnsupportedMediaType("application/json"), "unsupported_media_type"),
        new Row(new Problem.Invalid(List.of(first, second)), "invalid_body"),
        new Row(new Problem.RateLimited(1), "rate_limited"),
        new Row(new Problem.HeaderTooLarge(), "header_too_large"),
        new Row(new Problem.OldHttp(), "http_version_not_supported"),
        new Row(new Problem.ServerFault(), "internal_error"),
        new Row(new Problem.StoreAway(5), "store_unavailable"),
        new Row(new Problem.TooManyConnections(1), "too_many_connections"));
  }

  @Test
  void everyProblemHasAGolden() {
    List<Class<?>> told = new ArrayList<>();
    rows().forEach(row -> told.add(row.problem().getClass()));
    assertThat(told).hasSameElementsAs(Arrays.asList(Problem.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isToldInTheOriginalsShape(Row row) {
    Map<String, String> goldens = goldens();
    assertThat(WRITER.problem(row.problem(), "trace-1"))
        .asString()
        .isEqualTo(goldens.get(row.name()));
    assertThat(goldens.get(row.name()))
        .startsWith("{\"statusCode\":" + ProblemText.of(row.problem()).status() + ",")
        .contains("\"code\":\"" + row.name() + "\"");
  }

  /** Returns the golden bodies by code: a line with the code, then the body in indented lines. */
  private static Map<String, String> goldens() {
    Map<String, String> goldens = new HashMap<>();
    String code = "";
    for (String line : Resources.rows("problems.txt")) {
      if (line.startsWith(" ")) {
        goldens.merge(code, line.strip(), String::concat);
      } else {
        code = line;
      }
    }
    return goldens;
  }

  @Test
  void howToSendATokenIsToldToWhoSendsNone() {
    assertThat(WRITER.problem(new Problem.InvalidToken(true), "trace-1"))
        .asString()
        .isEqualTo(
            "{\"statusCode\":401,\"message\":\"Invalid token: access token is invalid\","
                + "\"error\":\"Unauthorized\",\"code\":\"invalid_token\","
                + "\"hint\":\"Send the header Authorization: Bearer TOKEN.\","
                + "\"traceId\":\"trace-1\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "/opportunities, /opportunities",
    "/opportunities/, /opportunities",
    "/opportunities/search, /opportunities",
    "/calendars/events/appointments, /calendars",
    "/users/abc, /users",
    "/conversations/messages, /conversations",
    "/workflows/, /workflows",
    "/payments/orders, /payments",
    "/opportunitie,",
    "/x/opportunities,",
    "//opportunities,",
    "opportunities,",
    "/Opportunities,",
    "/,",
    "'',",
  })
  void thatOtherFamiliesAreNotThereIsTold(String path, String family) {
    ProblemText text = ProblemText.of(new Problem.NotFound("GET", path));
    assertThat(text.message()).isEqualTo("Cannot GET " + path);
    assertThat(text.code()).isEqualTo("not_found");
    assertThat(text.hint())
        .isEqualTo(
            family == null
                ? null
                : "Cardfile stores contacts and does not implement HighLevel's "
                    + family
                    + " API. GET /openapi.json lists what it implements.");
  }

  /** The message is HighLevel's own. */
  @Test
  void aTagThatIsThereIsToldOtherwise() {
    Problem problem = new Problem.AlreadyThere(LocationPart.TAG, "VIP", null);
    assertThat(WRITER.problem(problem, "trace-1"))
        .asString()
        .isEqualTo(
            "{\"statusCode\":400,\"message\":\"The tag name is already exist.\","
                + "\"meta\":{},\"code\":\"already_exists\",\"traceId\":\"trace-1\"}");
  }

  /** Callers who ask for the server's readiness are told the cause. */
  @Test
  void whyTheStoreIsAwayIsToldWhereItIsKnown() {
    assertThat(WRITER.problem(new Problem.StoreAway(1, "disk full"), "trace-1"))
        .asString()
        .isEqualTo(
            "{\"statusCode\":503,\"message\":\"Service Unavailable\","
                + "\"error\":\"Service Unavailable\",\"code\":\"store_unavailable\","
                + "\"hint\":\"The store is unavailable: disk full. Try again in 1 second.\","
                + "\"traceId\":\"trace-1\"}");
  }

  @Test
  void aFloodOfViolationsIsCounted() {
    List<Violation> flood =
        IntStream.range(0, 1001).mapToObj(i -> new Violation("p" + i, "c", "m" + i)).toList();
    assertThat(WRITER.problem(new Problem.Invalid(flood), "trace-1"))
        .asString()
        .contains(",\"m999\"]", "\"hint\":\"These are the first 1000 of 1001 violations.\"")
        .doesNotContain("m1000", "p1000");
    assertThat(WRITER.problem(new Problem.Invalid(flood.subList(0, 1000)), "trace-1"))
        .asString()
        .contains(",\"m999\"]")
        .doesNotContain("hint");
  }

  @Test
  void manyLongViolationsAreCountedToo() {
    String name = "n".repeat(255);
    List<Violation> flood =
        IntStream.range(0, 1000)
            .mapToObj(i -> new Violation(name + i, "c", (name + i).repeat(8)))
            .toList();
    byte[] told = WRITER.problem(new Problem.Invalid(flood), "trace-1");
    assertThat(told).hasSizeLessThan(300 * 1024).asString().contains(" of 1000 violations.\"");
    Violation huge = new Violation("a", "c", "m".repeat(1_000_000));
    assertThat(WRITER.problem(new Problem.Invalid(List.of(huge)), "trace-1"))
        .asString()
        .contains(huge.message());
  }

  @Test
  void whatIsEchoedIsWellFormed() {
    Violation odd = new Violation("\udc00\u0000", "c", "property \ud83d should not exist");
    assertThat(WRITER.problem(new Problem.Invalid(List.of(odd)), "trace-1"))
        .asString()
        .contains("[\"property \ufffd should not exist\"]", "\"field\":\"\ufffd\\u0000\"");
    assertThat(WRITER.problem(new Problem.NotFound("GET", "/\ud800\"</script>"), "trace-1"))
        .asString()
        .contains("\"Cannot GET /\ufffd\\\"</script>\"");
  }
}
