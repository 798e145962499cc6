package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.upsert.request.Warning;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An upsert that is written.
 *
 * @param contact the contact after the request
 * @param warnings in the order in which the caller should read them; usually empty
 * @param explanation null unless the caller asked for one
 * @param left what was to be taken over along with the contact, and is not written
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

  /** Creates a result without an explanation. */
  public UpsertResult(MatchOutcome outcome, Contact contact, List<Warning> warnings) {
    this(outcome, contact, warnings, null, List.of());
  }

  public UpsertResult with(Explanation why) {
    return new UpsertResult(outcome, contact, warnings, why, left);
  }

  /** Returns this result with the contact as it was before. */
  public UpsertResult with(Contact before) {
    return new UpsertResult(outcome, before, warnings, explanation, left);
  }

  /** Returns this result with what was taken over along with the contact, and what was not. */
  public UpsertResult with(Contact carrying, List<NotCarried> notCarried) {
    return new UpsertResult(outcome, carrying, warnings, explanation, notCarried);
  }

  /** Returns this result with other warnings before its own. */
  public UpsertResult after(List<Warning> first) {
    return first.isEmpty()
        ? this
        : new UpsertResult(
            outcome,
            contact,
            Stream.concat(first.stream(), warnings.stream()).toList(),
            explanation,
            left);
  }

  /** Reports whether the contact is new. */
  public boolean created() {
    return outcome instanceof MatchOutcome.NoMatch;
  }
}
