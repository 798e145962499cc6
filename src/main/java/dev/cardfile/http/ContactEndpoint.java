package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.contact.ContactId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.wire.AnswerWriter;
import dev.cardfile.wire.Problem;

/** {@code GET /contacts/{contactId}}. Another location's contact is as none at all. */
final class ContactEndpoint implements Endpoint {

  private final ContactStore contacts;
  private final AnswerWriter writer;

  ContactEndpoint(ContactStore contacts, AnswerWriter writer) {
    this.contacts = contacts;
    this.writer = writer;
  }

  @Override
  public Reply answer(Call call) {
    Grant grant = call.known().grant();
    return contacts
        .find(grant.location(), new ContactId(call.id()))
        .map(contact ->
            writer.contact(contact, grant.location(), call.known().version(), call.traceId()))
        .map(body -> Reply.json(body, "found"))
        .orElseGet(() -> Reply.refuse(new Problem.ContactNotFound(call.id())));
  }
}
