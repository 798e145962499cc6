package dev.cardfile.http;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.write.ContactChanges;
import java.util.function.Function;

/**
 * {@code POST /contacts/}, and {@code PUT} and {@code DELETE /contacts/{contactId}}. Another
 * location's contact is as none at all.
 */
final class ContactWriteEndpoint {

  private final UpsertReader reader;
  private final SettledRequests requests;
  private final ContactChanges changes;
  private final ContactAnswers answers;
  private final AnswerWriter writer;

  ContactWriteEndpoint(
      UpsertReader reader,
      SettledRequests requests,
      ContactChanges changes,
      ContactAnswers answers,
      AnswerWriter writer) {
    this.reader = reader;
    this.requests = requests;
    this.changes = changes;
    this.answers = answers;
    this.writer = writer;
  }

  Reply create(Call call) {
    Attribution attribution = call.origin().attribution();
    return requests.answer(
        call.location(),
        location -> reader.readCreation(call.body(), location, attribution),
        (location, request) -> changes.create(location, call.actor(), request),
        outcome ->
            reply(
                outcome,
                written ->
                    Reply.created(
                        answers.created(
                            written, call.location(), call.known().version(), call.traceId()),
                        "created")));
  }

  Reply change(Call call) {
    ContactId id = new ContactId(call.id("contactId"));
    Attribution attribution = call.origin().attribution();
    return requests.answer(
        call.location(),
        location -> reader.readChange(call.body(), location, attribution),
        (location, request) -> changes.change(location, call.actor(), id, request),
        outcome ->
            reply(
                outcome,
                written ->
                    Reply.json(
                        answers.changed(
                            written, call.location(), call.known().version(), call.traceId()),
                        "changed")));
  }

  Reply delete(Call call) {
    String id = call.id("contactId");
    return changes.delete(call.location(), call.actor(), new ContactId(id))
        ? Reply.json(writer.succeeded(call.traceId()), "deleted")
        : Reply.refuse(new Problem.ContactNotFound(id));
  }

  private static Reply reply(WriteOutcome outcome, Function<WriteOutcome.Written, Reply> written) {
    return switch (outcome) {
      case WriteOutcome.Written done -> written.apply(done);
      case WriteOutcome.Taken(MatchingField field, Contact holder) ->
          Reply.refuse(new Problem.DuplicateContact(holder.id(), field, holder.name().full()));
      case WriteOutcome.Missing(ContactId id) ->
          Reply.refuse(new Problem.ContactNotFound(id.value()));
    };
  }
}
