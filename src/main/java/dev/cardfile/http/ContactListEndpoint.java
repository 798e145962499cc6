package dev.cardfile.http;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Tags;
import dev.cardfile.upsert.ListOutcome;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.BulkTagsReader;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.TextListReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.ListChanges;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * {@code POST} and {@code DELETE} of {@code /contacts/{contactId}/tags} and {@code …/followers},
 * and {@code POST /contacts/bulk/tags/update/{type}}. Another location's contact is as none at all.
 */
final class ContactListEndpoint {

  private final BulkTagsReader bulkReader;
  private final ListChanges changes;
  private final ContactAnswers answers;

  ContactListEndpoint(BulkTagsReader bulkReader, ListChanges changes, ContactAnswers answers) {
    this.bulkReader = bulkReader;
    this.changes = changes;
    this.answers = answers;
  }

  Reply addTags(Call call) {
    return answer(
        call,
        TextListReader.TAGS,
        (id, names) ->
            changes.changeTags(
                call.location(), call.actor(), id, new TagChange.Add(Tags.of(names))),
        changed -> Reply.created(answers.tags(changed, call.traceId()), "tagged"));
  }

  Reply removeTags(Call call) {
    return answer(
        call,
        TextListReader.TAGS,
        (id, names) ->
            changes.changeTags(
                call.location(), call.actor(), id, new TagChange.Remove(Tags.of(names))),
        changed -> Reply.json(answers.tags(changed, call.traceId()), "untagged"));
  }

  Reply addFollowers(Call call) {
    return answer(
        call,
        TextListReader.FOLLOWERS,
        (id, users) ->
            changes.changeFollowers(call.location(), call.actor(), id, now -> now.plus(users)),
        changed -> Reply.created(answers.followersAdded(changed, call.traceId()), "followed"));
  }

  Reply removeFollowers(Call call) {
    return answer(
        call,
        TextListReader.FOLLOWERS,
        (id, users) ->
            changes.changeFollowers(call.location(), call.actor(), id, now -> now.minus(users)),
        changed -> Reply.json(answers.followersRemoved(changed, call.traceId()), "unfollowed"));
  }

  Reply changeManyTags(Call call) {
    return switch (bulkReader.read(call.id("type"), call.body(), call.location())) {
      case BulkTagsReader.Reading.Refused(Problem problem) -> Reply.refuse(problem);
      case BulkTagsReader.Reading.Accepted(List<ContactId> ids, TagChange change) -> {
        List<ListOutcome> outcomes = changes.changeTags(call.location(), call.actor(), ids, change);
        yield Reply.created(answers.bulkTags(ids, outcomes, call.traceId()), "tagged");
      }
    };
  }

  private static Reply answer(
      Call call,
      TextListReader reader,
      BiFunction<ContactId, List<String>, ListOutcome> change,
      Function<ListOutcome.Changed, Reply> reply) {
    return switch (reader.read(call.body())) {
      case BodyReading.Refused<List<String>>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<List<String>>(List<String> texts, var _) ->
          switch (change.apply(new ContactId(call.id("contactId")), texts)) {
            case ListOutcome.Changed changed -> reply.apply(changed);
            case ListOutcome.Full full -> Reply.refuse(reader.tooMany());
            case ListOutcome.Missing(ContactId id) ->
                Reply.refuse(new Problem.ContactNotFound(id.value()));
          };
    };
  }
}
