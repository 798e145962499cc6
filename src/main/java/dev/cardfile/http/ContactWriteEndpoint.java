package dev.cardfile.http;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.upsert.Answer;
import dev.cardfile.upsert.ContactChanges;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.wire.AnswerWriter;
import dev.cardfile.wire.ContactAnswers;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.UpsertReader;
import java.util.function.Function;

/**
 * {@code POST /contacts/}, and {@code PUT} and {@code DELETE /contacts/{contactId}}. Another
 * location's contact is as none at all.
 */
final class ContactWriteEndpoint {

  private final UpsertReader reader;
  private final ContactChanges changes;
  private final ContactAnswers answers;
  private final AnswerWriter writer;

  ContactWriteEndpoint(
      UpsertReader reader, ContactChanges changes, ContactAnswers answers, AnswerWriter writer) {
    this.reader = reader;
    this.changes = changes;
    this.answers = answers;
    this.writer = writer;
  }

  Reply create(Call call) {
    Attribution attribution = call.origin().attribution();
    return reply(
        changes.create(
            call.location(), location -> reader.readCreation(call.body(), location, attribution)),
        written ->
            Reply.created(
                answers.created(written, call.location(), call.known().version(), call.traceId()),
                "created"));
  }

  Reply change(Call call) {
    ContactId id = new ContactId(call.id("contactId"));
    Attribution attribution = call.origin().attribution();
    return reply(
        changes.change(
            call.location(), id, location -> reader.readChange(call.body(), location, attribution)),
        written ->
            Reply.json(
                answers.changed(written, call.location(), call.known().version(), call.traceId()),
                "changed"));
  }

  Reply delete(Call call) {
    String id = call.id("contactId");
    return changes.delete(call.location(), new ContactId(id))
        ? Reply.json(writer.succeeded(call.traceId()), "deleted")
        : Reply.refuse(new Problem.ContactNotFound(id));
  }

  private static Reply reply(
      Answer<Problem, WriteOutcome> answer, Function<WriteOutcome.Written, Reply> written) {
    return switch (answer) {
      case Answer.Refused<Problem, WriteOutcome>(Problem problem) -> Reply.refuse(problem);
      case Answer.Done<Problem, WriteOutcome>(WriteOutcome outcome) ->
          switch (outcome) {
            case WriteOutcome.Written done -> written.apply(done);
            case WriteOutcome.Taken(MatchingField field, Contact holder) ->
                Reply.refuse(
                    new Problem.DuplicateContact(holder.id(), field, holder.name().full()));
            case WriteOutcome.Missing(ContactId id) ->
                Reply.refuse(new Problem.ContactNotFound(id.value()));
          };
    };
  }
}
