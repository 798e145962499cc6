package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.upsert.request.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of creating a contact, or of updating one by its id. */
public sealed interface WriteOutcome
    permits WriteOutcome.Written,
        WriteOutcome.Taken,
        WriteOutcome.Missing,
        TagsFull,
        FieldsFull,
        PreconditionFailed {

  /**
   * The contact is written.
   *
   * @param contact the contact as written
   * @param warnings as in {@link UpsertResult}
   * @param explanation null unless the caller asked for one
   */
  record Written(Contact contact, List<Warning> warnings, @Nullable Explanation explanation)
      implements WriteOutcome {

    public Written {
      warnings = List.copyOf(warnings);
    }

    /** Creates an outcome without an explanation. */
    public Written(Contact contact, List<Warning> warnings) {
      this(contact, warnings, null);
    }

    public Written with(Explanation why) {
      return new Written(contact, warnings, why);
    }
  }

  /** Nothing is written: {@code holder} has the value that is sent in {@code field}. */
  record Taken(MatchingField field, Contact holder) implements WriteOutcome {}

  /** There is no such contact. */
  record Missing(ContactId id) implements WriteOutcome {}
}
