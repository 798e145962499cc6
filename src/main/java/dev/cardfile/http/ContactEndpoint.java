package dev.cardfile.http;

import dev.cardfile.contact.ContactId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.ContactAnswers;

/** {@code GET /contacts/{contactId}}. Another location's contact is as none at all. */
final class ContactEndpoint implements Endpoint {

  private final ContactStore contacts;
  private final ContactAnswers answers;

  ContactEndpoint(ContactStore contacts, ContactAnswers answers) {
    this.contacts = contacts;
    this.answers = answers;
  }

  @Override
  public Reply answer(Call call) {
    String id = call.id("contactId");
    return contacts
        .find(call.location(), new ContactId(id))
        .map(contact ->
            answers.contact(contact, call.location(), call.known().version(), call.traceId()))
        .map(body -> Reply.json(body, "found"))
        .orElseGet(() -> Reply.refuse(new Problem.ContactNotFound(id)));
  }
}
