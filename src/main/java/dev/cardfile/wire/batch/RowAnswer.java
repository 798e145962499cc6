package dev.cardfile.wire.batch;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;

import dev.cardfile.contact.ContactId;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.contact.ContactMembers;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.contact.ExplanationText;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one row.
 *
 * @param place identifies the row
 * @param problem null if the row succeeded
 * @param done null if the row failed
 * @param duplicateOf the first row about the same contact; null if this is the first one
 */
public record RowAnswer(
    Place place, @Nullable Problem problem, @Nullable Done done, @Nullable Integer duplicateOf) {

  private static final int OK = 200;

  /** The number of a row, and the caller's name for it. */
  public record Place(int index, @Nullable String clientRef) {}

  /**
   * A row that succeeded.
   *
   * @param isReplayed whether an earlier request with the same key wrote the row
   * @param isDryRun whether the row was decided, but not written
   */
  public record Done(
      boolean created,
      boolean unchanged,
      Shown contact,
      List<Warning> warnings,
      @Nullable ExplanationText explanation,
      boolean isReplayed,
      boolean isDryRun) {}

  /** How the answer to a row shows its contact. */
  public sealed interface Shown {

    record Whole(ContactView contact) implements Shown {}

    /**
     * The id alone.
     *
     * @param id null for a contact that a dry run would have created
     */
    record Id(@Nullable String id) implements Shown {}
  }

  private static final Members<Shown.Id> BY_ID =
      Members.<Shown.Id>of().mayHave("id", STRING, Shown.Id::id);

  private static final ValueType<Shown> CONTACT =
      ValueType.of(
          Schema.anyOf(List.of(ContactMembers.WRITTEN.schema(), BY_ID.schema())),
          (json, shown) -> {
            switch (shown) {
              case Shown.Whole(ContactView contact) -> ContactMembers.WRITTEN.write(json, contact);
              case Shown.Id id -> BY_ID.write(json, id);
            }
          });

  /** The type of a row's answer, both in a list and on a line of its own. */
  public static final ValueType<RowAnswer> TYPE =
      WarningText.behind(
              Members.<RowAnswer>of()
                  .has(
                      "index",
                      INTEGER.about("The number of the row, counted from 0."),
                      row -> row.place().index())
                  .mayHave("clientRef", STRING, row -> row.place().clientRef())
                  .has("status", INTEGER, RowAnswer::status)
                  .mayHave(
                      "new",
                      BOOLEAN.about("Whether the contact was created."),
                      row -> row.done() == null ? null : row.done().created())
                  .mayHave(
                      "unchanged",
                      BOOLEAN.about("True if nothing of the contact changed but its times."),
                      row -> ifTrue(row, Done::unchanged))
                  .mayHave(
                      "dryRun",
                      BOOLEAN.about("True if nothing was written, as the request wanted it."),
                      row -> ifTrue(row, Done::isDryRun))
                  .mayHave(
                      "replayed",
                      BOOLEAN.about("True if an earlier request with the same key wrote it."),
                      row -> ifTrue(row, Done::isReplayed))
                  .mayHave(
                      "contact", CONTACT, row -> row.done() == null ? null : row.done().contact())
                  .mayHave(
                      "duplicateOfRow",
                      INTEGER.about("The first row of the request about the same contact."),
                      RowAnswer::duplicateOf)
                  .mayHave("code", STRING, row -> told(row, ProblemText::code))
                  .mayHave("message", STRING, row -> told(row, ProblemText::message))
                  .mayHave("hint", STRING, row -> told(row, ProblemText::hint))
                  .mayHave(
                      "current",
                      INTEGER.about("The revision that the contact has."),
                      row ->
                          row.problem() instanceof Problem.PreconditionFailed(var _, Long current)
                              ? current
                              : null)
                  .mayHave("violations", AnswerWriter.VIOLATIONS, RowAnswer::violations),
              row -> row.done() == null ? List.of() : row.done().warnings())
          .mayHave(
              "explain",
              ExplanationText.TYPE,
              row -> row.done() == null ? null : row.done().explanation())
          .called("RowResult");

  /** Returns the answer to a row that failed. */
  public static RowAnswer of(Place place, Problem problem) {
    return new RowAnswer(place, problem, null, null);
  }

  /** Returns the answer to a row that succeeded. */
  public static RowAnswer of(Place place, Done done, @Nullable Integer duplicateOf) {
    return new RowAnswer(place, null, done, duplicateOf);
  }

  /**
   * Returns what to show of a row that this request has decided.
   *
   * @param contact without an id if a dry run would have created it
   * @param minimal whether to show the contact's id alone
   */
  public static Done done(
      UpsertResult result, boolean unchanged, ContactView contact, boolean minimal, boolean dry) {
    return new Done(
        result.created(),
        unchanged,
        minimal ? new Shown.Id(contact.id()) : new Shown.Whole(contact),
        result.warnings(),
        result.explanation() == null ? null : ExplanationText.of(result.explanation(), contact),
        false,
        dry);
  }

  /** Returns what to show of a row that an earlier request has written. */
  public static Done replayed(boolean created, boolean unchanged, ContactId contact) {
    return new Done(
        created, unchanged, new Shown.Id(contact.value()), List.of(), null, true, false);
  }

  public int status() {
    return problem == null ? OK : ProblemText.of(problem).status();
  }

  private static @Nullable Boolean ifTrue(RowAnswer row, Predicate<Done> said) {
    Done done = row.done();
    return (done != null && said.test(done)) ? Boolean.TRUE : null;
  }

  private interface Part {
    @Nullable String of(ProblemText text);
  }

  private static @Nullable String told(RowAnswer row, Part part) {
    return row.problem() == null ? null : part.of(ProblemText.of(row.problem()));
  }

  private @Nullable List<Violation> violations() {
    return problem instanceof Problem.Invalid(List<Violation> all)
        ? Members.some(ProblemText.listed(all))
        : null;
  }
}
