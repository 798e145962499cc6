package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upsert that is written.
 *
 * @param contact as it is now
 * @param warnings in the order in which the caller should read them; mostly empty
 * @param explanation null unless the caller asked for one
 */
public record UpsertResult(
    MatchOutcome outcome,
    Contact contact,
    List<Warning> warnings,
    @Nullable Explanation explanation)
    implements UpsertOutcome {

  public UpsertResult {
    warnings = List.copyOf(warnings);
  }

  /** A result that is not explained. */
  public UpsertResult(MatchOutcome outcome, Contact contact, List<Warning> warnings) {
    this(outcome, contact, warnings, null);
  }

  public UpsertResult with(Explanation why) {
    return new UpsertResult(outcome, contact, warnings, why);
  }

  /** The same, which leaves the contact as it is. */
  public UpsertResult with(Contact left) {
    return new UpsertResult(outcome, left, warnings, explanation);
  }

  /** Whether the contact is a new one. */
  public boolean created() {
    return outcome instanceof MatchOutcome.NoMatch;
  }
}
