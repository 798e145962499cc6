package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.contact.BulkTagsReader;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.DuplicateReader;
import dev.cardfile.wire.contact.UpsertReader;
import java.util.List;

/** The routes to a single contact, beside those of the upsert and of reading one. */
final class ContactRoutes {

  private static final String CONTACT = "/contacts/{contactId}";

  private final HttpServer.Parts parts;
  private final AnswerWriter writer;
  private final ContactAnswers answers = new ContactAnswers();

  ContactRoutes(HttpServer.Parts parts, AnswerWriter writer) {
    this.parts = parts;
    this.writer = writer;
  }

  List<Route> all() {
    ContactWriteEndpoint writing =
        new ContactWriteEndpoint(
            new UpsertReader(parts.clock()),
            new SettledRequests(parts.locations()),
            parts.writes().contacts(),
            answers,
            writer);
    ContactListEndpoint lists =
        new ContactListEndpoint(new BulkTagsReader(), parts.writes().lists(), answers);
    return List.of(
        Route.read(
            "/contacts/search/duplicate",
            Scope.CONTACTS_READONLY,
            ContactOperations.DUPLICATE,
            new DuplicateEndpoint(
                new DuplicateReader(), parts.locations(), parts.stores().contacts(), answers)),
        Route.write(
            "POST", "/contacts/", Scope.CONTACTS_WRITE, ContactOperations.CREATE, writing::create),
        Route.write(
            "PUT", CONTACT, Scope.CONTACTS_WRITE, ContactOperations.CHANGE, writing::change),
        Route.act(
            "DELETE", CONTACT, Scope.CONTACTS_WRITE, ContactOperations.DELETE, writing::delete),
        Route.write(
            "POST",
            "/contacts/bulk/tags/update/{type}",
            Scope.CONTACTS_WRITE,
            ContactOperations.CHANGE_MANY_TAGS,
            lists::changeManyTags),
        Route.write(
            "POST",
            CONTACT + "/tags",
            Scope.CONTACTS_WRITE,
            ContactOperations.ADD_TAGS,
            lists::addTags),
        Route.write(
            "DELETE",
            CONTACT + "/tags",
            Scope.CONTACTS_WRITE,
            ContactOperations.REMOVE_TAGS,
            lists::removeTags),
        Route.write(
            "POST",
            CONTACT + "/followers",
            Scope.CONTACTS_WRITE,
            ContactOperations.ADD_FOLLOWERS,
            lists::addFollowers),
        Route.write(
            "DELETE",
            CONTACT + "/followers",
            Scope.CONTACTS_WRITE,
            ContactOperations.REMOVE_FOLLOWERS,
            lists::removeFollowers));
  }
}
