package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;

/** What came of deleting a contact. */
public sealed interface DeleteOutcome
    permits DeleteOutcome.Deleted, DeleteOutcome.Missing, PreconditionFailed {

  /** It is not there any more. */
  record Deleted(ContactId id) implements DeleteOutcome {}

  /** There is no such contact. */
  record Missing(ContactId id) implements DeleteOutcome {}
}
