package dev.cardfile.wire;

import dev.cardfile.activity.Activity;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a problem: HighLevel's status and wording, and Cardfile's additions.
 *
 * @param phrase the body's {@code error}; null for a 400, except where OAuth requires one
 * @param code stable, for programs
 * @param hint advice in plain words, where the message alone would mislead; otherwise null
 */
public record ProblemText(
    int status, String message, @Nullable String phrase, String code, @Nullable String hint) {

  /** The most violations that an answer lists, because even a small body can contain very many. */
  static final int MAX_VIOLATIONS = 1000;

  /** The maximum total length of the messages of the violations that an answer lists. */
  private static final int MAX_VIOLATION_TEXT = 128 * 1024;

  private static final String KEY_HINT =
      "Send \"email\" or \"phone\" in a body, \"email\" or \"number\" in a query;"
          + " null and blank count as not sent.";
  private static final String IDENTITY_HINT =
      "Send one of them in the body; \"name\", null and blank do not count.";
  private static final String NO_KEY = "Pass at least one of number, email query parameter";
  private static final String NO_IDENTITY =
      "Contacts without email, phone, firstName and lastName are not allowed.";
  private static final String QUERY_HINT =
      "Encode it like a form: percent-encoded UTF-8, a space as + or %20, a + as %2B.";
  private static final String FOREIGN = "The token does not have access to this location.";
  private static final String FOREIGN_HINT =
      "A token is valid only for the location that it was created for.";
  private static final String CLASS = "This authClass type is not allowed to access this scope.";
  private static final String CLASS_HINT =
      "A company token can only get tokens for its locations, and only a company token can do that.";
  private static final String OPERATOR_HINT = " 'cardfile operator create' makes one.";
  private static final String HEADER_HINT =
      "With an operator's token, send the location's id in the header X-Location-Id, exactly once.";
  private static final String SIGN_IN_HINT =
      "Open the link that 'cardfile console --link' prints (it works once, within 10 minutes, on"
          + " the server's own machine), or sign in with an operator's token.";
  private static final String CLIENT_HINT =
      "Send client_id and client_secret of an app that is not revoked, in the body or with Basic.";
  private static final String GRANT_HINT =
      "It is unknown, used, expired, revoked or another app's, or the redirect_uri or the"
          + " code_verifier differs. Using it twice revokes every token that came from it.";
  private static final String FAULT_HINT =
      "This is a bug in the server; search its log for this traceId.";
  private static final String OVERLOADED_HINT =
      "Too many large requests are in progress. Nothing was written. ";
  private static final String AWAY_HINT = " It is unknown whether anything was written.";

  private static final String CROWDED_HINT =
      " Too many connections are open, in total or from this client. Nothing was written.";
  private static final String OTHERS_HINT =
      "Campaigns, workflows, appointments and files belong to other systems; Cardfile stores"
          + " contacts.";

  private static final String RETRY_KEY_HINT =
      "Send it once, with 1 to 255 visible ASCII characters, bare or in double quotes.";
  private static final String CONDITION_HINT =
      "Send one ETag exactly as an answer gave it, several separated by commas, or * alone.";
  private static final String REUSED_HINT =
      "Send a new key with a new request; a retry must be the same, byte for byte.";
  private static final String ERASED_HINT =
      "This request was already carried out, and the person has since been erased. Nothing was"
          + " written this time.";
  private static final String PERSON_HINT =
      "The person was erased, and nothing can be brought back.";
  private static final String EXPIRED_HINT =
      "The setting history-retention says how long history is kept; an erased person has none.";
  private static final String CURSOR_HINT =
      "Read all contacts again, then continue with after=now. The setting history-retention says"
          + " how long changes are kept.";
  private static final String FORCE_HINT = "Send force=true to undo the change anyway.";
  private static final String UNFIT_HINT =
      "Until an import ends, it can be paused, resumed or cancelled. After that it can be undone,"
          + " once, or deleted.";
  private static final String TOKEN_HINT = "Send the header Authorization: Bearer TOKEN.";
  private static final String OLD_HTTP_HINT =
      "Send HTTP/1.1. A proxy may use HTTP/1.0 by default: in nginx, set"
          + " \"proxy_http_version 1.1;\". Only /healthz answers HTTP/1.0.";

  public static ProblemText of(Problem problem) {
    return switch (problem) {
      case Problem.InvalidToken(boolean isMissing) ->
          unauthorized(
              "Invalid token: access token is invalid",
              "invalid_token",
              isMissing ? TOKEN_HINT : null);
      case Problem.VersionMissing() ->
          unauthorized("version header was not found.", "version_missing", versionHint());
      case Problem.VersionInvalid() ->
          unauthorized("version header is invalid", "version_invalid", versionHint());
      case Problem.ScopeMissing(String scope) ->
          unauthorized(
              "The token is not authorized for this scope.", "scope_missing", scopeHint(scope));
      case Problem.WrongTokenClass() -> unauthorized(CLASS, "wrong_token_class", CLASS_HINT);
      case Problem.OperatorNeeded() ->
          unauthorized(CLASS, "operator_needed", "Only an operator may do this." + OPERATOR_HINT);
      case Problem.LocationHeaderMissing() ->
          badRequest("X-Location-Id should not be empty", "location_header_missing", HEADER_HINT);
      case Problem.OperatorOfSome() ->
          new ProblemText(
              403,
              "The operator does not have access to all locations.",
              "Forbidden",
              "operator_of_some",
              "Only an operator of all locations may do this.");
      case Problem.SignInRefused() ->
          unauthorized("The sign-in was refused.", "sign_in_refused", SIGN_IN_HINT);
      case Problem.NotSignedIn() ->
          unauthorized("You are not signed in.", "not_signed_in", SIGN_IN_HINT);
      case Problem.ForeignSite() ->
          new ProblemText(
              403, "The request came from another site.", "Forbidden", "foreign_site", null);
      case Problem.InvalidClient() ->
          new ProblemText(
              401,
              "Invalid client: client is invalid",
              "invalid_client",
              "invalid_client",
              CLIENT_HINT);
      case Problem.InvalidGrant(String what) ->
          new ProblemText(
              400,
              "Invalid grant: " + what + " is invalid",
              "invalid_grant",
              "invalid_grant",
              GRANT_HINT);
      case Problem.UnreadableForm(String hint) ->
          badRequest(
              "The request body must be a form in UTF-8.",
              "unreadable_form",
              hint == null ? QUERY_HINT : hint);
      case Problem.UnreadableJson(String hint) ->
          badRequest("The request body must be a JSON object in UTF-8.", "unreadable_json", hint);
      case Problem.TwoSpellings(String one, String other) ->
          badRequest(
              "The request body must name each parameter once.",
              "two_spellings",
              one + " and " + other + " are the same parameter.");
      case Problem.UnreadableQuery() ->
          badRequest("The query string must be UTF-8.", "unreadable_query", QUERY_HINT);
      case Problem.NoKey(List<Violation> dropped) ->
          badRequest(NO_KEY, "no_key", KEY_HINT + droppedHint(dropped));
      case Problem.LocationMissing() ->
          badRequest("locationId should not be empty", "location_missing", null);
      case Problem.NoIdentity(List<Violation> dropped) ->
          badRequest(NO_IDENTITY, "no_identity", IDENTITY_HINT + droppedHint(dropped));
      case Problem.DuplicateContact duplicate ->
          badRequest(
              "This location does not allow duplicated contacts.", "duplicate_contact", null);
      case Problem.InvalidField(String name, List<String> known) ->
          badRequest("Invalid field " + Violation.shown(name), "invalid_field", fieldHint(known));
      case Problem.ContactNotFound(String id) ->
          badRequest("Contact not found for id:" + id, "contact_not_found", null);
      case Problem.NoteNotFound(String id) ->
          badRequest("Note not found for id:" + id, "note_not_found", null);
      case Problem.TaskNotFound(String id) ->
          badRequest("Task not found for id:" + id, "task_not_found", null);
      case Problem.BusinessNotFound(String id) ->
          badRequest("Business not found for id:" + id, "business_not_found", null);
      case Problem.ImportNotFound(String id) ->
          badRequest("Import not found for id:" + id, "import_not_found", null);
      case Problem.UnusableFile(String message) -> badRequest(message, "unusable_file", null);
      case Problem.ContactFull(String things) ->
          badRequest("The contact has too many " + things, "contact_full", fullHint(things));
      case Problem.PartNotFound(LocationPart part, String id) ->
          badRequest(part.capitalized() + " not found for id:" + id, part.code(), null);
      case Problem.AlreadyThere(LocationPart part, String name, var existingId) ->
          badRequest(alreadyThere(part, name), "already_exists", null);
      case Problem.LimitReached(LocationPart part, int limit) ->
          badRequest(
              "A location has at most " + limit + " " + part.words() + "s.",
              "limit_reached",
              "Delete what is no longer needed.");
      case Problem.MalformedRequest(String hint) ->
          badRequest("Bad Request", "malformed_request", hint);
      case Problem.IdempotencyKeyInvalid() ->
          badRequest("Idempotency-Key is invalid", "idempotency_key_invalid", RETRY_KEY_HINT);
      case Problem.ConditionInvalid(String header) ->
          badRequest(header + " is invalid", "condition_invalid", CONDITION_HINT);
      case Problem.PreconditionFailed(var contact, Long current) ->
          plain(412, "Precondition Failed", "precondition_failed", failedHint(current));
      case Problem.IdempotencyKeyReused() ->
          plain(422, "Unprocessable Entity", "idempotency_key_reused", REUSED_HINT);
      case Problem.Erased(boolean isRetry) ->
          plain(410, "Gone", "erased", isRetry ? ERASED_HINT : PERSON_HINT);
      case Problem.HistoryExpired() ->
          new ProblemText(
              410, "History is not kept that far back.", "Gone", "history_expired", EXPIRED_HINT);
      case Problem.NotDeleted(String id) ->
          conflict("Contact is not deleted: " + id, "not_deleted", null);
      case Problem.ChangedSince(var fields) ->
          conflict("The contact has changed since then.", "changed_since", FORCE_HINT);
      case Problem.ImportUnfit(String state) ->
          conflict("The import is " + state + ".", "import_state", UNFIT_HINT);
      case Problem.HistoryOff() ->
          conflict("No history of the import was kept.", "history_off", EXPIRED_HINT);
      case Problem.ChangeNotFound(String seq) ->
          badRequest("Change not found for seq:" + Violation.shown(seq), "change_not_found", null);
      case Problem.ForeignLocation() ->
          new ProblemText(403, FOREIGN, "Forbidden", "foreign_location", FOREIGN_HINT);
      case Problem.NotFound(String method, String path) ->
          new ProblemText(404, cannot(method, path), "Not Found", "not_found", familyHint(path));
      case Problem.RemovedInV3(String path) -> badRequest(removed(path), "removed_in_v3", null);
      case Problem.MethodNotAllowed(String method, String path, List<String> allowed) ->
          new ProblemText(
              405,
              cannot(method, path),
              "Method Not Allowed",
              "method_not_allowed",
              "This route supports " + String.join(", ", allowed) + ".");
      case Problem.CursorExpired() ->
          new ProblemText(
              410, "Changes are not kept that far back.", "Gone", "cursor_expired", CURSOR_HINT);
      case Problem.TooManyStreams(String most, long seconds) ->
          plain(429, "Too Many Requests", "too_many_streams", most + " " + tryAgain(seconds));
      case Problem.TooManyImports(String most, long seconds) ->
          plain(429, "Too Many Requests", "too_many_imports", most + " " + tryAgain(seconds));
      case Problem.RequestTimeout() ->
          plain(408, "Request Timeout", "request_timeout", "The request did not arrive in time.");
      case Problem.PayloadTooLarge(long limit) ->
          plain(413, "Payload Too Large", "payload_too_large", sizeHint(limit));
      case Problem.RowTooLarge(int limit) ->
          plain(413, "Payload Too Large", "row_too_large", rowHint(limit));
      case Problem.TooManyValues(int limit, String counted) ->
          plain(413, "Payload Too Large", "too_many_values", valuesHint(limit, counted));
      case Problem.CompressionRatio(int ratio, int freeBytes) ->
          plain(413, "Payload Too Large", "compression_ratio", ratioHint(ratio, freeBytes));
      case Problem.UnsupportedMediaType(String taken) ->
          plain(415, "Unsupported Media Type", "unsupported_media_type", mediaHint(taken));
      case Problem.Invalid(List<Violation> violations) ->
          plain(422, "Unprocessable Entity", "invalid_body", countHint(violations));
      case Problem.RateLimited(long seconds) ->
          plain(429, "Too Many Requests", "rate_limited", tryAgain(seconds));
      case Problem.HeaderTooLarge() ->
          plain(431, "Request Header Fields Too Large", "header_too_large", null);
      case Problem.ServerFault() ->
          plain(500, "Internal Server Error", "internal_error", FAULT_HINT);
      case Problem.NotSupported(String what) ->
          new ProblemText(
              501, what + " are not supported.", "Not Implemented", "not_supported", OTHERS_HINT);
      case Problem.OldHttp() ->
          plain(505, "HTTP Version Not Supported", "http_version_not_supported", OLD_HTTP_HINT);
      case Problem.Overloaded(long seconds) ->
          plain(503, "Service Unavailable", "overloaded", OVERLOADED_HINT + tryAgain(seconds));
      case Problem.StoreAway(long seconds, String cause) ->
          plain(
              503,
              "Service Unavailable",
              "store_unavailable",
              cause == null
                  ? tryAgain(seconds) + AWAY_HINT
                  : "The store is unavailable: " + cause + ". " + tryAgain(seconds));
      case Problem.TooManyConnections(long seconds) ->
          plain(
              503, "Service Unavailable", "too_many_connections", tryAgain(seconds) + CROWDED_HINT);
    };
  }

  private static String removed(String path) {
    return "Endpoint "
        + path
        + " not available in API version v3. This endpoint was removed in version v3. Please use a"
        + " version before v3.";
  }

  private static String cannot(String method, String path) {
    return "Cannot " + method + " " + path;
  }

  /** Returns the message for a name that is taken. That for a tag is HighLevel's, word for word. */
  private static String alreadyThere(LocationPart part, String name) {
    return switch (part) {
      case TAG -> "The tag name is already exist.";
      case LOCATION -> "A location with the id " + name + " already exists.";
      case CUSTOM_FIELD, CUSTOM_VALUE, TOKEN, REQUEST ->
          "A " + part.words() + " with the key " + name + " already exists.";
    };
  }

  private static ProblemText unauthorized(String message, String code, @Nullable String hint) {
    return new ProblemText(401, message, "Unauthorized", code, hint);
  }

  private static ProblemText badRequest(String message, String code, @Nullable String hint) {
    return new ProblemText(400, message, null, code, hint);
  }

  private static ProblemText conflict(String message, String code, @Nullable String hint) {
    return new ProblemText(409, message, "Conflict", code, hint);
  }

  private static ProblemText plain(int status, String phrase, String code, @Nullable String hint) {
    return new ProblemText(status, phrase, phrase, code, hint);
  }

  private static String versionHint() {
    StringBuilder names = new StringBuilder();
    for (ApiVersion version : ApiVersion.values()) {
      names.append(names.isEmpty() ? "" : ", ").append(version.wireName());
    }
    return "Send the header Version with one of " + names + ".";
  }

  private static String scopeHint(String scope) {
    return "The token is valid, but this request needs the scope " + scope + ".";
  }

  private static @Nullable String familyHint(String path) {
    return OtherFamilies.of(path)
        .map(family ->
            "Cardfile stores contacts and does not implement HighLevel's "
                + family
                + " API. GET /openapi.json lists what it implements.")
        .orElse(null);
  }

  private static String fieldHint(List<String> known) {
    return "It must be one of " + String.join(", ", known) + ".";
  }

  private static String mediaHint(String taken) {
    return "Send the body as " + taken + ", in UTF-8, plain or compressed with gzip.";
  }

  private static String sizeHint(long limit) {
    return "A body may have at most " + limit + " bytes after decompression.";
  }

  private static String rowHint(int limit) {
    return "A row may have at most " + limit + " bytes.";
  }

  private static String valuesHint(int limit, String counted) {
    return "A request may have at most " + limit + " " + counted + ".";
  }

  private static String ratioHint(int ratio, int freeBytes) {
    return "A gzip body over "
        + freeBytes
        + " bytes may decompress to at most "
        + ratio
        + " times its size; send it uncompressed.";
  }

  private static String fullHint(String things) {
    return "A contact may have at most %d %s, with at most %d characters in all their bodies."
        .formatted(Activity.MAX_OF_A_CONTACT, things, Activity.MAX_LENGTH_OF_A_CONTACT);
  }

  private static String droppedHint(List<Violation> dropped) {
    return dropped.isEmpty()
        ? ""
        : dropped.stream()
            .map(Violation::message)
            .collect(Collectors.joining("; ", " Left out as invalid: ", "."));
  }

  private static String failedHint(@Nullable Long current) {
    return current == null
        ? "There is no such contact. Nothing was written."
        : "The contact is at revision " + current + ". Nothing was written.";
  }

  private static String tryAgain(long seconds) {
    return "Try again in " + seconds + (seconds == 1 ? " second." : " seconds.");
  }

  /**
   * Returns the violations that the answer lists: the first ones, up to the limits on number and
   * total length.
   */
  public static List<Violation> listed(List<Violation> violations) {
    int count = 0;
    int characters = 0;
    while (count < Math.min(violations.size(), MAX_VIOLATIONS)) {
      characters += violations.get(count).message().length();
      if (characters > MAX_VIOLATION_TEXT && count > 0) {
        break;
      }
      count++;
    }
    return violations.subList(0, count);
  }

  private static @Nullable String countHint(List<Violation> violations) {
    int listed = listed(violations).size();
    return listed == violations.size()
        ? null
        : "These are the first " + listed + " of " + violations.size() + " violations.";
  }
}
