package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Trait;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.Reverted;
import dev.cardfile.upsert.request.Warning;
import java.util.List;
import java.util.Set;

/** The result of restoring a contact, or of undoing a change of one. */
public sealed interface Reversal {

  /** The contact is again as it was, except for what the warnings name. */
  record Done(Contact contact, List<Warning> warnings) implements Reversal {
    public Done {
      warnings = List.copyOf(warnings);
    }

    static Done of(Reverted reverted) {
      return new Done(reverted.contact(), reverted.warnings());
    }
  }

  /** The contact did not exist before the change, so it has been deleted. */
  record Gone(ContactId id) implements Reversal {}

  /** There is no such contact, or its former state is unknown. */
  record NoContact(ContactId id) implements Reversal {}

  /** There is no change with this number. */
  record NoChange(long seq) implements Reversal {}

  /** The contact has not been deleted. */
  record NotDeleted(ContactId id) implements Reversal {}

  /**
   * A later change has touched the same traits, and the caller does not want to lose it.
   *
   * @param traits the traits that later changes have touched; empty if the contact as a whole was
   *     created, deleted or restored
   */
  record ChangedSince(Set<Trait> traits) implements Reversal {
    public ChangedSince {
      traits = Set.copyOf(traits);
    }
  }

  /** The contact does not meet the caller's precondition. */
  record Failed(PreconditionFailed why) implements Reversal {}

  /** The person was erased. */
  record Erased() implements Reversal {}

  /** The change is no longer kept. */
  record Expired() implements Reversal {}
}
