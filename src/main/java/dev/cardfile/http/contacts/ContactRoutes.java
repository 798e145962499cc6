package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.store.ContactStore;
import dev.cardfile.upsert.DeleteOutcome;
import dev.cardfile.upsert.FieldsFull;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.TagsFull;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.TextListReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.write.ContactChanges;
import java.util.List;
import java.util.function.Function;

/**
 * The routes that create, show, change and delete a contact. Contacts of other locations are
 * treated as if they did not exist.
 */
public final class ContactRoutes {

  private static final String ALL = "/contacts/";
  private static final String EACH = "/contacts/{contactId}";

  private final UpsertReader reader;
  private final WriteRequests requests;
  private final ContactStore contacts;
  private final ContactChanges changes;
  private final ContactAnswers answers;
  private final AnswerWriter writer;
  private final HistoryRoutes history;

  public ContactRoutes(
      UpsertReader reader,
      WriteRequests requests,
      ContactStore contacts,
      ContactChanges changes,
      ContactAnswers answers,
      AnswerWriter writer,
      HistoryRoutes history) {
    this.reader = reader;
    this.requests = requests;
    this.contacts = contacts;
    this.changes = changes;
    this.answers = answers;
    this.writer = writer;
    this.history = history;
  }

  public List<Route> routes() {
    return List.of(
        Route.read(
            EACH, Scope.CONTACTS_READONLY, ContactOperations.SHOW, history.atAnyTime(this::show)),
        Route.write("POST", ALL, Scope.CONTACTS_WRITE, ContactOperations.CREATE, this::create),
        Route.write("PUT", EACH, Scope.CONTACTS_WRITE, ContactOperations.CHANGE, this::change),
        Route.act("DELETE", EACH, Scope.CONTACTS_WRITE, ContactOperations.DELETE, this::delete));
  }

  private ApiResponse show(ApiRequest request) {
    return ContactReplies.asked(request, () -> found(request));
  }

  private ApiResponse found(ApiRequest request) {
    String id = request.id("contactId");
    return contacts
        .find(request.location(), new ContactId(id))
        .map(contact -> ContactReplies.shown(contact, request, () -> shown(contact, request)))
        .orElseGet(() -> ApiResponse.refuse(new Problem.ContactNotFound(id)));
  }

  private ApiResponse shown(Contact contact, ApiRequest request) {
    byte[] body =
        answers.contact(contact, request.location(), request.known().version(), request.traceId());
    return ApiResponse.json(body, "found");
  }

  private ApiResponse create(ApiRequest request) {
    Attribution attribution = request.origin().attribution();
    OptionsReader.Said options = OptionsReader.read(request.query());
    return requests.answer(
        request,
        location -> reader.readCreation(request.body(), options, location, attribution),
        (location, read) -> changes.create(location, request.terms(), read),
        outcome ->
            reply(
                outcome,
                written ->
                    ContactReplies.written(
                        ApiResponse.created(
                            answers.created(
                                written,
                                options.options(),
                                request.location(),
                                request.known().version(),
                                request.traceId()),
                            ContactReplies.outcome(options.options(), "created")),
                        written.contact(),
                        options.options(),
                        request)));
  }

  private ApiResponse change(ApiRequest request) {
    ContactId id = new ContactId(request.id("contactId"));
    Attribution attribution = request.origin().attribution();
    OptionsReader.Said options = OptionsReader.read(request.query());
    return requests.answer(
        request,
        location -> reader.readChange(request.body(), options, location, attribution),
        (location, read) -> changes.change(location, request.terms(), id, read),
        outcome ->
            reply(
                outcome,
                written ->
                    ContactReplies.written(
                        ApiResponse.json(
                            answers.changed(
                                written,
                                options.options(),
                                request.location(),
                                request.known().version(),
                                request.traceId()),
                            ContactReplies.outcome(options.options(), "changed")),
                        written.contact(),
                        options.options(),
                        request)));
  }

  private ApiResponse delete(ApiRequest request) {
    String id = request.id("contactId");
    return requests.answer(
        request,
        changes.delete(request.location(), request.terms(), new ContactId(id)),
        outcome ->
            switch (outcome) {
              case DeleteOutcome.Deleted(ContactId gone) ->
                  ApiResponse.json(writer.succeeded(request.traceId()), "deleted").about(gone);
              case DeleteOutcome.Missing missing ->
                  ApiResponse.refuse(new Problem.ContactNotFound(id));
              case PreconditionFailed failed -> ContactReplies.refusal(failed);
            });
  }

  private static ApiResponse reply(
      WriteOutcome outcome, Function<WriteOutcome.Written, ApiResponse> written) {
    return switch (outcome) {
      case WriteOutcome.Written done -> written.apply(done);
      case WriteOutcome.Taken(MatchingField field, Contact holder) ->
          ApiResponse.refuse(
              new Problem.DuplicateContact(holder.id(), field, holder.name().full()));
      case PreconditionFailed failed -> ContactReplies.refusal(failed);
      case TagsFull full -> ApiResponse.refuse(TextListReader.TAGS.tooMany());
      case FieldsFull full -> ApiResponse.refuse(ContactReplies.tooLong(full));
      case WriteOutcome.Missing(ContactId id) ->
          ApiResponse.refuse(new Problem.ContactNotFound(id.value()));
    };
  }
}
