package dev.cardfile.write.imports;

import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.location.Location;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.rows.Row;
import dev.cardfile.write.rows.RowOutcome;
import dev.cardfile.write.rows.RowUpserts;
import dev.cardfile.write.rows.Unchanged;
import dev.cardfile.write.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import. The progress of the import is written in the same transaction, and a row is
 * written only if it is the next one. So no row is written twice, and none is left out.
 *
 * @param number from 1
 * @param read parses the row with a location's settings
 * @param told returns what to record about an outcome of the row
 * @param <P> the type in which the row's reader reports a problem
 */
public record ImportRow<P>(
    ImportTurn turn,
    RowUpserts upserts,
    InstantSource clock,
    long number,
    long weight,
    Function<Location, Reading<P>> read,
    Function<RowOutcome<P>, Note> told)
    implements Row<ImportRow.Outcome> {

  /**
   * What is recorded about a row.
   *
   * @param end how the row is counted
   * @param kept what is kept of the row; null for nothing
   */
  public record Note(RowEnd end, @Nullable KeptRow kept) {}

  /** The result of running a row. */
  public sealed interface Outcome {

    /** The row is done. */
    record Ended(RowEnd end) implements Outcome {}

    /**
     * It was not the row's turn: the import was paused or is over, or another process has taken it
     * over.
     */
    record OutOfTurn() implements Outcome {}
  }

  @Override
  public Work<Attempt<Outcome>> by(Location seen) {
    Work<Attempt<RowOutcome<P>>> row =
        upserts.row(seen, turn.terms(), read.apply(seen), Unchanged.LEFT);
    Set<Lookup<?>> lookups = new HashSet<>(row.lookups());
    lookups.add(turn.lookup());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Work<>(turn.location(), turn.terms(), lookups, view -> decide(view, row, now));
  }

  private Decision<Attempt<Outcome>> decide(
      View view, Work<Attempt<RowOutcome<P>>> row, Instant now) {
    Import before = turn.at(view, number).orElse(null);
    if (before == null) {
      return Decision.of(new Attempt.Done<>(new Outcome.OutOfTurn()));
    }
    Decision<Attempt<RowOutcome<P>>> decision = row.decision(view);
    return switch (decision.answer()) {
      case Attempt.Stale<RowOutcome<P>>(Location fresh) -> Decision.of(new Attempt.Stale<>(fresh));
      case Attempt.Done<RowOutcome<P>>(RowOutcome<P> outcome) -> {
        Note note = told.apply(outcome);
        List<Effect> effects = new ArrayList<>(decision.effects());
        effects.add(new Effect.ChangeImport(before, before.plus(note.end(), now)));
        if (note.kept() != null) {
          effects.add(new Effect.KeepRow(turn.id(), note.kept()));
        }
        yield new Decision<>(new Attempt.Done<>(new Outcome.Ended(note.end())), effects);
      }
    };
  }
}
