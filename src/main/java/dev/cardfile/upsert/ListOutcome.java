package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import java.util.List;

/** What came of a change of a contact's tags, followers, or additional e-mails or phones. */
public sealed interface ListOutcome
    permits ListOutcome.Changed, ListOutcome.Full, ListOutcome.Missing, PreconditionFailed {

  /** It is as it was to become, which it may have been before. */
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

  /** Nothing is written: there would be more than {@code max}. */
  record Full(int max) implements ListOutcome {}

  /** There is no such contact. */
  record Missing(ContactId id) implements ListOutcome {}
}
