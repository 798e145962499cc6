package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which contact an upsert applies to. */
public sealed interface MatchOutcome {

  /** Returns the contact that was found; null if none was. */
  default @Nullable Contact found() {
    return switch (this) {
      case NoMatch none -> null;
      case Match match -> match.contact();
      case Aliased aliased -> aliased.contact();
      case Contested contested -> contested.contact();
    };
  }

  /** Returns, by withheld field, the contact that has the value that was sent. */
  default Map<MatchingField, ContactId> holders() {
    return switch (this) {
      case NoMatch none -> Map.of();
      case Match match -> Map.of();
      case Aliased aliased -> aliased.holders();
      case Contested contested -> Map.of(contested.withheld(), contested.holder());
    };
  }

  /** No contact was found: one is to be created. */
  record NoMatch() implements MatchOutcome {}

  /** {@code contact}, found by {@code by}, the strongest field that found anything. */
  record Match(Contact contact, MatchingField by) implements MatchOutcome {}

  /** {@code contact}, found by its alias; a field whose value another contact holds is withheld. */
  record Aliased(Contact contact, Map<MatchingField, ContactId> holders) implements MatchOutcome {
    public Aliased {
      holders = Collections.unmodifiableMap(new LinkedHashMap<>(holders));
    }
  }

  /**
   * {@code contact}, found by {@code by}; but {@code holder} has the value of the other field,
   * which is withheld.
   */
  record Contested(Contact contact, MatchingField by, MatchingField withheld, ContactId holder)
      implements MatchOutcome {}
}
