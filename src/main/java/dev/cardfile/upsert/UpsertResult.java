package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.upsert.request.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upsert that is written.
 *
 * @param contact as it is now
 * @param warnings in the order in which the caller should read them; mostly empty
 * @param explanation null unless the caller asked for one
 * @param left what the contact was to bring along and is not written
 */
public record UpsertResult(
    MatchOutcome outcome,
    Contact contact,
    List<Warning> warnings,
    @Nullable Explanation explanation,
    List<NotCarried> left)
    implements UpsertOutcome {

  public UpsertResult {
    warnings = List.copyOf(warnings);
    left = List.copyOf(left);
  }

  /** A result that is not explained. */
  public UpsertResult(MatchOutcome outcome, Contact contact, List<Warning> warnings) {
    this(outcome, contact, warnings, null, List.of());
  }

  public UpsertResult with(Explanation why) {
    return new UpsertResult(outcome, contact, warnings, why, left);
  }

  /** The same, which leaves the contact as it is. */
  public UpsertResult with(Contact before) {
    return new UpsertResult(outcome, before, warnings, explanation, left);
  }

  /** The same, of a contact that was to bring these along too. */
  public UpsertResult with(Contact carrying, List<NotCarried> notCarried) {
    return new UpsertResult(outcome, carrying, warnings, explanation, notCarried);
  }

  /** Whether the contact is a new one. */
  public boolean created() {
    return outcome instanceof MatchOutcome.NoMatch;
  }
}
