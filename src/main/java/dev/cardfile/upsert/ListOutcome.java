package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import java.util.List;

/** The outcome of changing a contact's tags, followers, or additional e-mails or phones. */
public sealed interface ListOutcome
    permits ListOutcome.Changed, ListOutcome.Full, ListOutcome.Missing, PreconditionFailed {

  /** The list is as requested, which it may have been before. */
  record Changed(List<String> before, List<String> after) implements ListOutcome {

    public List<String> added() {
      return without(after, before);
    }

    public List<String> removed() {
      return without(before, after);
    }

    private static List<String> without(List<String> all, List<String> others) {
      return all.stream().filter(each -> !others.contains(each)).toList();
    }
  }

  /** Nothing is written: the list would have more than {@code max} entries. */
  record Full(int max) implements ListOutcome {}

  /** There is no such contact. */
  record Missing(ContactId id) implements ListOutcome {}
}
