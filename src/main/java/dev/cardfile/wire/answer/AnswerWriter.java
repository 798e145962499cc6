package dev.cardfile.wire.answer;

import dev.cardfile.json.JsonWriter;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.Schema;
import java.util.List;

/** Writes the bodies of answers, as JSON in UTF-8. */
public final class AnswerWriter {

  public static final Schema SUCCEEDED = success().traced();

  private static final Schema VIOLATION =
      AnswerShape.EMPTY.has(Schema.STRING, "field", "code", "message").schema().called("Violation");

  private static final Schema META =
      AnswerShape.EMPTY
          .mayHave(Schema.STRING, "contactId", "matchingField", "contactName", "existingId")
          .schema()
          .about("The id of the existing one, if there is one.");

  public static final Schema PROBLEM =
      AnswerShape.EMPTY
          .has(Schema.INTEGER, "statusCode")
          .has(Schema.STRING, "message")
          .mayHave(META, "meta")
          .mayHave(Schema.STRING, "error")
          .has(Schema.STRING.about("A stable code for programs."), "code")
          .mayHave(Schema.STRING, "hint", "error_description")
          .traced()
          .called("Problem");

  public static final Schema INVALID =
      AnswerShape.EMPTY
          .has(Schema.INTEGER, "statusCode")
          .has(Schema.STRINGS, "message")
          .has(Schema.STRING, "error", "code")
          .mayHave(Schema.STRING, "hint")
          .has(Schema.list(VIOLATION), "violations")
          .traced()
          .called("InvalidProblem");

  /** Says of something that it is done, under both spellings that clients look for. */
  public byte[] succeeded(String traceId) {
    return JsonWriter.object(answer -> {
      succeeded(answer, true);
      answer.text(AnswerShape.TRACE, traceId);
    });
  }

  public static AnswerShape success() {
    return AnswerShape.EMPTY.has(Schema.BOOLEAN, "succeded", "succeeded");
  }

  /** The vendor has spelled it wrong first and right later, and answers both. */
  public static void succeeded(JsonWriter answer, boolean all) {
    answer.flag("succeded", all);
    answer.flag("succeeded", all);
  }

  public byte[] problem(Problem problem, String traceId) {
    ProblemText text = ProblemText.of(problem);
    return JsonWriter.object(answer -> {
      answer.number("statusCode", text.status());
      if (problem instanceof Problem.Invalid(List<Violation> violations)) {
        List<Violation> listed = ProblemText.listed(violations);
        answer.texts("message", listed.stream().map(Violation::message).toList());
        end(answer, text);
        answer.objects("violations", listed, AnswerWriter::violation);
      } else {
        answer.text("message", text.message());
        if (problem instanceof Problem.DuplicateContact duplicate) {
          answer.object("meta", meta -> holder(meta, duplicate));
        }
        if (problem instanceof Problem.AlreadyThere(var part, var name, String existingId)) {
          answer.object("meta", meta -> meta.text("existingId", existingId));
        }
        end(answer, text);
        if (problem instanceof Problem.InvalidClient || problem instanceof Problem.InvalidGrant) {
          answer.text("error_description", text.message()); // where OAuth's clients look for it
        }
      }
      answer.text(AnswerShape.TRACE, traceId);
    });
  }

  private static void end(JsonWriter answer, ProblemText text) {
    answer.text("error", text.phrase());
    answer.text("code", text.code());
    answer.text("hint", text.hint());
  }

  private static void holder(JsonWriter json, Problem.DuplicateContact duplicate) {
    json.text("contactId", duplicate.holder().value());
    json.text("matchingField", MatchingFieldNames.of(duplicate.field()));
    json.text("contactName", duplicate.name());
  }

  private static void violation(JsonWriter json, Violation violation) {
    json.text("field", violation.field());
    json.text("code", violation.code());
    json.text("message", violation.message());
  }
}
