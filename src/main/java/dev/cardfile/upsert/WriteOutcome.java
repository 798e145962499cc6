package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.upsert.request.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of writing a contact that is to be a new one, or a certain one. */
public sealed interface WriteOutcome
    permits WriteOutcome.Written,
        WriteOutcome.Taken,
        WriteOutcome.Missing,
        TagsFull,
        PreconditionFailed {

  /**
   * It is written.
   *
   * @param contact as it is now
   * @param warnings as in {@link UpsertResult}
   * @param explanation null unless the caller asked for one
   */
  record Written(Contact contact, List<Warning> warnings, @Nullable Explanation explanation)
      implements WriteOutcome {

    public Written {
      warnings = List.copyOf(warnings);
    }

    /** One that is not explained. */
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
