package dev.cardfile.write.imports;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.Undo;
import dev.cardfile.location.Location;
import dev.cardfile.store.ChangesSinceImport;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.rows.Row;
import dev.cardfile.write.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Takes an alias away from a contact to which an import has given nothing else, so that no change
 * of the contact tells of it. It may run again.
 *
 * @param behind the number of the last change before the import
 * @param to the number of the last change that can be the import's own
 */
public record UndoAlias(
    ImportTurn turn, InstantSource clock, Alias alias, ContactId contact, long behind, long to)
    implements Row<Boolean> {

  private static final long WEIGHT = 500;

  @Override
  public long weight() {
    return WEIGHT;
  }

  /** Returns a work whose answer is whether it was this process's turn. */
  @Override
  public Work<Attempt<Boolean>> by(Location seen) {
    Lookup<ChangesSinceImport> since = new Lookup.ChangesSince(contact, behind, turn.id());
    Lookup<List<Alias>> aliases = new Lookup.AliasesByImport(contact, turn.id());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Work<>(
        turn.location(),
        turn.terms(),
        Set.of(turn.lookup(), since, aliases),
        view -> decide(view, view.get(since), view.get(aliases), now));
  }

  private Decision<Attempt<Boolean>> decide(
      View view, ChangesSinceImport since, List<Alias> aliases, Instant now) {
    Import before = turn.undoing(view).orElse(null);
    if (before == null) {
      return Decision.of(new Attempt.Done<>(false));
    }
    Undo undo = Objects.requireNonNull(before.undo());
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.ChangeImport(before, before.undoing(undo, turn.server(), now)));
    if (aliases.contains(alias) && turn.ownChanges(since, to).isEmpty()) {
      effects.add(new Effect.DropAlias(alias, contact));
    }
    return new Decision<>(new Attempt.Done<>(true), effects);
  }
}
