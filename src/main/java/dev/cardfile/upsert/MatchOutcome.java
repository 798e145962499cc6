package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchingField;
import org.jspecify.annotations.Nullable;

/** Which contact an upsert is about. */
public sealed interface MatchOutcome {

  /** The contact that was found; null when none was. */
  default @Nullable Contact found() {
    return switch (this) {
      case NoMatch none -> null;
      case Match match -> match.contact();
      case Contested contested -> contested.contact();
    };
  }

  /** None: a contact is to be created. */
  record NoMatch() implements MatchOutcome {}

  /** {@code contact}, found by {@code by}, the strongest field that found anything. */
  record Match(Contact contact, MatchingField by) implements MatchOutcome {}

  /**
   * {@code contact}, found by {@code by}; but the other field belongs to {@code holder} and is
   * withheld.
   */
  record Contested(Contact contact, MatchingField by, MatchingField withheld, ContactId holder)
      implements MatchOutcome {}
}
