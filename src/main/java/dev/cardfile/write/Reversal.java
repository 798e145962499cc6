package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Trait;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.Reverted;
import dev.cardfile.upsert.request.Warning;
import java.util.List;
import java.util.Set;

/** What came of bringing a contact back, or of undoing a change of one. */
public sealed interface Reversal {

  /** The contact is what it was, but for what the warnings name. */
  record Done(Contact contact, List<Warning> warnings) implements Reversal {
    public Done {
      warnings = List.copyOf(warnings);
    }

    static Done of(Reverted reverted) {
      return new Done(reverted.contact(), reverted.warnings());
    }
  }

  /** The contact was not there before the change, and so it is deleted. */
  record Gone(ContactId id) implements Reversal {}

  /** There is no such contact, or nothing is known of what it was. */
  record NoContact(ContactId id) implements Reversal {}

  /** There is no change of this number. */
  record NoChange(long seq) implements Reversal {}

  /** The contact is there. */
  record NotDeleted(ContactId id) implements Reversal {}

  /**
   * A later change has touched the same, and the caller does not want it lost.
   *
   * @param traits what it has touched; empty where the contact as a whole has come or gone
   */
  record ChangedSince(Set<Trait> traits) implements Reversal {
    public ChangedSince {
      traits = Set.copyOf(traits);
    }
  }

  /** The contact is not what the caller wants it to be. */
  record Failed(PreconditionFailed why) implements Reversal {}

  /** The person was erased. */
  record Erased() implements Reversal {}

  /** The change is kept no longer. */
  record Expired() implements Reversal {}
}
