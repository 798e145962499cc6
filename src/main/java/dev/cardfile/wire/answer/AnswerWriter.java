package dev.cardfile.wire.answer;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;

import dev.cardfile.contact.ContactId;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the answers that all routes have in common. */
public final class AnswerWriter {

  /** The existing object that a problem is about. */
  private record Meta(
      @Nullable String contactId,
      @Nullable String matchingField,
      @Nullable String contactName,
      @Nullable String existingId) {}

  private record Told(Problem problem, ProblemText text) {

    @Nullable Meta meta() {
      return switch (problem) {
        case Problem.DuplicateContact(var holder, var field, String name) ->
            new Meta(holder.value(), MatchingFieldNames.of(field), name, null);
        case Problem.AlreadyThere(var _, var _, String existingId) ->
            new Meta(null, null, null, existingId);
        case Problem.PreconditionFailed(ContactId contact, var _) ->
            contact == null ? null : new Meta(contact.value(), null, null, null);
        default -> null;
      };
    }

    /** Returns the contact's revision, for a precondition that failed. */
    @Nullable Long current() {
      return problem instanceof Problem.PreconditionFailed(var _, Long current) ? current : null;
    }

    /** Returns the fields that a later change has affected, for a change that cannot be undone. */
    @Nullable List<String> fields() {
      return problem instanceof Problem.ChangedSince(var fields) ? Members.some(fields) : null;
    }

    List<Violation> violations() {
      return switch (problem) {
        case Problem.Invalid(var all) -> ProblemText.listed(all);
        case Problem.IdempotencyKeyReused() -> List.of(REUSED);
        default -> List.of();
      };
    }

    /** Returns the message once more, for OAuth clients, which look for it here. */
    @Nullable String description() {
      return problem instanceof Problem.InvalidClient || problem instanceof Problem.InvalidGrant
          ? text.message()
          : null;
    }
  }

  private static final Violation REUSED =
      new Violation(
          "Idempotency-Key",
          "repeated",
          "Idempotency-Key was already used for a different request");

  private static final ValueType<Violation> VIOLATION =
      Members.<Violation>of()
          .has("field", STRING, Violation::field)
          .has("code", STRING, Violation::code)
          .has("message", STRING, Violation::message)
          .called("Violation");

  public static final ValueType<List<Violation>> VIOLATIONS = ValueType.list(VIOLATION);

  private static final ValueType<String> CODE = STRING.about("A stable code for programs.");

  private static final ValueType<Meta> META =
      Members.<Meta>of()
          .mayHave("contactId", STRING, Meta::contactId)
          .mayHave("matchingField", STRING, Meta::matchingField)
          .mayHave("contactName", STRING, Meta::contactName)
          .mayHave("existingId", STRING, Meta::existingId)
          .about("The id of the existing one, if there is one.");

  private static final Answer<Told> PROBLEMS =
      Answer.of(
              Members.<Told>of()
                  .has("statusCode", INTEGER, told -> told.text().status())
                  .has("message", STRING, told -> told.text().message())
                  .mayHave("meta", META, Told::meta)
                  .mayHave("current", INTEGER, Told::current)
                  .mayHave("fields", STRINGS, Told::fields)
                  .mayHave("error", STRING, told -> told.text().phrase())
                  .has("code", CODE, told -> told.text().code())
                  .mayHave("hint", STRING, told -> told.text().hint())
                  .mayHave("error_description", STRING, Told::description))
          .called("Problem");

  private static final Answer<Told> INVALIDS =
      Answer.of(
              Members.<Told>of()
                  .has("statusCode", INTEGER, told -> told.text().status())
                  .has(
                      "message",
                      STRINGS,
                      told -> told.violations().stream().map(Violation::message).toList())
                  .has("error", STRING, told -> told.text().message())
                  .has("code", STRING, told -> told.text().code())
                  .mayHave("hint", STRING, told -> told.text().hint())
                  .has("violations", VIOLATIONS, Told::violations))
          .called("InvalidProblem");

  public static final Schema PROBLEM = PROBLEMS.schema();
  public static final Schema INVALID = INVALIDS.schema();

  public static final Answer<Boolean> SUCCEEDED = Answer.of(succeeding(all -> all));

  /** Writes that an operation has succeeded, in both spellings that clients look for. */
  public byte[] succeeded(String traceId) {
    return SUCCEEDED.bytes(true, traceId);
  }

  /**
   * Returns members for success in both spellings: HighLevel misspelled the name at first,
   * corrected it later, and sends both.
   */
  public static <T> Members<T> succeeding(Function<T, Boolean> all) {
    return Members.<T>of().has("succeded", BOOLEAN, all).has("succeeded", BOOLEAN, all);
  }

  public byte[] problem(Problem problem, String traceId) {
    Told told = new Told(problem, ProblemText.of(problem));
    return (told.violations().isEmpty() ? PROBLEMS : INVALIDS).bytes(told, traceId);
  }
}
