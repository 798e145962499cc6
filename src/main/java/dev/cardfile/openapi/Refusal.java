package dev.cardfile.openapi;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonReader;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.table.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The problems that many operations have in common, one for each status. */
enum Refusal {
  BAD_REQUEST(
      "BadRequest",
      "The request is unreadable, refers to something that does not exist, or breaks a rule.",
      new Problem.ContactNotFound("ocQHyuzHvysMo5N5VsXc")),
  UNAUTHORIZED(
      "Unauthorized",
      "The token, its scope or the version is missing or invalid.",
      new Problem.InvalidToken(true)),
  FORBIDDEN("Forbidden", "The token belongs to another location.", new Problem.ForeignLocation()),
  NOT_FOUND(
      "NotFound",
      "An id in the path is blank, so no route matches.",
      new Problem.NotFound("GET", "/contacts//notes")),
  GONE(
      "Gone",
      "The person was erased, or the history that this needs is no longer kept.",
      new Problem.Erased(true)),
  FAILED(
      "PreconditionFailed",
      "The contact does not satisfy If-Match or If-None-Match.",
      new Problem.PreconditionFailed(null, 17L)),
  TOO_LARGE(
      "PayloadTooLarge",
      "The body is too large, or holds too much.",
      new Problem.PayloadTooLarge(1024L * 1024)),
  MEDIA_TYPE(
      "UnsupportedMediaType",
      "The body has an unsupported content type or encoding.",
      new Problem.UnsupportedMediaType(Operation.JSON)),
  INVALID(
      "UnprocessableEntity",
      "The body or query is invalid; the answer lists every mistake.",
      new Problem.Invalid(
          List.of(new Violation("firstName", "wrong_type", "firstName must be a string")))) {
    @Override
    Schema schema() {
      return AnswerWriter.INVALID;
    }
  },
  TOO_MANY("TooManyRequests", "The rate limit is exceeded.", new Problem.RateLimited(7)),
  STORE_AWAY(
      "ServiceUnavailable",
      "The store is unavailable or busy. Try again later.",
      new Problem.StoreAway(1)),
  OTHER("Other", "Any other problem.", new Problem.ServerFault());

  private static final String TRACE = "d79e9bf4-6a5c-4a3c-9a3e-0f6f8ed0f8a1";

  private final String component;
  private final String about;

  @SuppressWarnings("ImmutableEnumChecker") // Problem is immutable, but not annotated as such
  private final Problem example;

  Refusal(String component, String about, Problem example) {
    this.component = component;
    this.about = about;
    this.example = example;
  }

  /** Returns the name of this response among the document's components. */
  String component() {
    return component;
  }

  /** Returns the key of this response in an operation: its status, or {@code default}. */
  String key() {
    return this == OTHER ? "default" : Integer.toString(ProblemText.of(example).status());
  }

  Schema schema() {
    return AnswerWriter.PROBLEM;
  }

  Json response() {
    String told = new String(new AnswerWriter().problem(example, TRACE), StandardCharsets.UTF_8);
    return Responses.of(about, Operation.JSON, schema(), JsonReader.parse(told));
  }

  /** Reports whether the route may answer with this problem. */
  boolean appliesTo(DescribedRoute route) {
    boolean hasBody = !route.bodies().isEmpty();
    boolean hasQuery = !route.operation().query().names().isEmpty();
    boolean hasKey = route.operation().headers().contains(HeaderParameter.IDEMPOTENCY_KEY);
    return switch (this) {
      case GONE -> hasKey;
      case FAILED -> route.operation().headers().contains(HeaderParameter.IF_MATCH);
      case BAD_REQUEST -> hasBody || hasQuery || !route.ids().isEmpty();
      case UNAUTHORIZED, TOO_MANY -> !route.isOpen();
      case FORBIDDEN -> !route.isOpen() && route.namesLocation();
      case NOT_FOUND -> !route.ids().isEmpty();
      case TOO_LARGE, MEDIA_TYPE -> hasBody;
      case INVALID -> hasBody || hasQuery || hasKey;
      case STORE_AWAY -> hasBody || !route.isOpen();
      case OTHER -> true;
    };
  }
}
