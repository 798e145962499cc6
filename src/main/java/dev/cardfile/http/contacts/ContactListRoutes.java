package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.http.AliasedContacts;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.upsert.ListOutcome;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.BulkTagsReader;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.TextListReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.ListChanges;
import dev.cardfile.write.work.Work;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The routes for the tags, followers and additional values of a contact, and for the tags of many.
 * Contacts of other locations are treated as if they did not exist.
 */
public final class ContactListRoutes {

  private static final String TAGS = "/contacts/{contactId}/tags";
  private static final String FOLLOWERS = "/contacts/{contactId}/followers";
  private static final String EMAILS = "/contacts/{contactId}/additional-emails";
  private static final String PHONES = "/contacts/{contactId}/additional-phones";
  private static final Scope WRITE = Scope.CONTACTS_WRITE;

  private final BulkTagsReader bulkReader = new BulkTagsReader();
  private final WriteRequests requests;
  private final ListChanges changes;
  private final ContactAnswers answers;
  private final AliasedContacts aliases;

  public ContactListRoutes(
      WriteRequests requests,
      ListChanges changes,
      ContactAnswers answers,
      AliasedContacts aliases) {
    this.aliases = aliases;
    this.requests = requests;
    this.changes = changes;
    this.answers = answers;
  }

  public List<Route> routes() {
    return List.of(
        Route.write(
            "POST",
            "/contacts/bulk/tags/update/{type}",
            WRITE,
            ContactOperations.CHANGE_MANY_TAGS,
            this::changeManyTags),
        Route.write("POST", TAGS, WRITE, ContactOperations.ADD_TAGS, this::addTags),
        Route.write("DELETE", TAGS, WRITE, ContactOperations.REMOVE_TAGS, this::removeTags),
        Route.write("POST", FOLLOWERS, WRITE, ContactOperations.ADD_FOLLOWERS, this::addFollowers),
        Route.write(
            "DELETE", FOLLOWERS, WRITE, ContactOperations.REMOVE_FOLLOWERS, this::removeFollowers),
        Route.write("DELETE", EMAILS, WRITE, ContactOperations.REMOVE_EMAILS, this::removeEmails),
        Route.write("DELETE", PHONES, WRITE, ContactOperations.REMOVE_PHONES, this::removePhones));
  }

  private ApiResponse addTags(ApiRequest request) {
    return answer(
        request,
        TextListReader.TAGS,
        (id, names) ->
            changes.changeTags(
                request.location(), request.terms(), id, new TagChange.Add(Tags.of(names))),
        changed -> ApiResponse.created(answers.tags(changed, request.traceId()), "tagged"));
  }

  private ApiResponse removeTags(ApiRequest request) {
    return answer(
        request,
        TextListReader.TAGS,
        (id, names) ->
            changes.changeTags(
                request.location(), request.terms(), id, new TagChange.Remove(Tags.of(names))),
        changed -> ApiResponse.json(answers.tags(changed, request.traceId()), "untagged"));
  }

  private ApiResponse addFollowers(ApiRequest request) {
    return answer(
        request,
        TextListReader.FOLLOWERS,
        (id, users) ->
            changes.changeFollowers(
                request.location(), request.terms(), id, now -> now.plus(users)),
        changed ->
            ApiResponse.created(answers.followersAdded(changed, request.traceId()), "followed"));
  }

  private ApiResponse removeFollowers(ApiRequest request) {
    return answer(
        request,
        TextListReader.FOLLOWERS,
        (id, users) ->
            changes.changeFollowers(
                request.location(), request.terms(), id, now -> now.minus(users)),
        changed ->
            ApiResponse.json(answers.followersRemoved(changed, request.traceId()), "unfollowed"));
  }

  private ApiResponse removeEmails(ApiRequest request) {
    return removeAdditional(request, TextListReader.EMAILS, MatchingField.EMAIL);
  }

  private ApiResponse removePhones(ApiRequest request) {
    return removeAdditional(request, TextListReader.PHONES, MatchingField.PHONE);
  }

  private ApiResponse removeAdditional(
      ApiRequest request, TextListReader reader, MatchingField field) {
    return answer(
        request,
        reader,
        (id, values) ->
            changes.removeAdditional(request.location(), request.terms(), id, field, values),
        changed ->
            ApiResponse.json(
                answers.additionalRemoved(field, changed, request.traceId()), "changed"));
  }

  private ApiResponse changeManyTags(ApiRequest request) {
    return switch (bulkReader.read(request.id("type"), request.body(), request.location())) {
      case BodyReading.Refused<BulkTagsReader.Change>(Problem problem) ->
          requests.refuse(request, problem);
      case BodyReading.Accepted<BulkTagsReader.Change>(BulkTagsReader.Change bulk, var _) ->
          changeManyTags(request, aliases.own(request.location(), bulk.contacts()), bulk.change());
    };
  }

  private ApiResponse changeManyTags(
      ApiRequest request, List<ContactId> contacts, TagChange change) {
    return requests.answer(
        request,
        changes.changeTags(request.location(), request.terms(), contacts, change),
        outcomes ->
            ApiResponse.created(answers.bulkTags(contacts, outcomes, request.traceId()), "tagged"));
  }

  private ApiResponse answer(
      ApiRequest request,
      TextListReader reader,
      BiFunction<ContactId, List<String>, Work<ListOutcome>> change,
      Function<ListOutcome.Changed, ApiResponse> reply) {
    ContactId contact = new ContactId(request.id("contactId"));
    return switch (reader.read(request.body())) {
      case BodyReading.Refused<List<String>>(Problem problem) -> requests.refuse(request, problem);
      case BodyReading.Accepted<List<String>>(List<String> texts, var _) ->
          requests.answer(
              request,
              change.apply(contact, texts),
              outcome ->
                  switch (outcome) {
                    case ListOutcome.Changed changed -> reply.apply(changed).about(contact);
                    case PreconditionFailed failed -> ContactReplies.refusal(failed);
                    case ListOutcome.Full full -> ApiResponse.refuse(reader.tooMany());
                    case ListOutcome.Missing(ContactId id) ->
                        ApiResponse.refuse(new Problem.ContactNotFound(id.value()));
                  });
    };
  }
}
