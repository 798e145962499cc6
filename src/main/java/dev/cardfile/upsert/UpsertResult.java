package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import java.util.List;

/**
 * An upsert that is written.
 *
 * @param contact as it is now
 * @param warnings in the order in which the caller should read them; mostly empty
 */
public record UpsertResult(MatchOutcome outcome, Contact contact, List<Warning> warnings)
    implements UpsertOutcome {

  public UpsertResult {
    warnings = List.copyOf(warnings);
  }

  /** Whether the contact is a new one. */
  public boolean created() {
    return outcome instanceof MatchOutcome.NoMatch;
  }
}
