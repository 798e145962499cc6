package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;

/** The outcome of deleting a contact. */
public sealed interface DeleteOutcome
    permits DeleteOutcome.Deleted, DeleteOutcome.Missing, PreconditionFailed {

  /** The contact is deleted. */
  record Deleted(ContactId id) implements DeleteOutcome {}

  /** There is no such contact. */
  record Missing(ContactId id) implements DeleteOutcome {}
}
