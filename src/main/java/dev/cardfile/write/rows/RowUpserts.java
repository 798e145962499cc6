package dev.cardfile.write.rows;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Trait;
import dev.cardfile.location.Location;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.View;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.SettledWork;
import dev.cardfile.write.Upserts;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.util.List;
import java.util.Set;

/** The use case that upserts a contact as one of many rows. */
public final class RowUpserts {

  private final Upserts upserts;

  public RowUpserts(Upserts upserts) {
    this.upserts = upserts;
  }

  /**
   * Returns the work of a row. The problem of a row that could not be read is answered by a work
   * too, so that it comes in its turn, and only if the settings are still those that the row was
   * parsed with.
   *
   * @param seen the location with whose settings the row was parsed
   * @param unchanged what to do with a row that would change nothing but times
   * @param <P> the type in which the row's reader reports a problem
   */
  public <P> Work<Attempt<RowOutcome<P>>> row(
      Location seen, WriteTerms terms, Reading<P> read, Unchanged unchanged) {
    return switch (read) {
      case Reading.Refused<P>(P problem) ->
          new Work<>(
              seen.id(),
              terms,
              Set.of(),
              new SettledWork<>(seen, view -> Decision.of(new RowOutcome.Refused<>(problem))));
      case Reading.Accepted<P>(UpsertRequest request) ->
          asRow(upserts.upsert(seen, terms, request), unchanged);
    };
  }

  private static <P> Work<Attempt<RowOutcome<P>>> asRow(
      Work<Attempt<UpsertOutcome>> upsert, Unchanged unchanged) {
    return new Work<>(
        upsert.location(), upsert.terms(), upsert.lookups(), view -> row(upsert, view, unchanged));
  }

  private static <P> Decision<Attempt<RowOutcome<P>>> row(
      Work<Attempt<UpsertOutcome>> upsert, View view, Unchanged unchanged) {
    Decision<Attempt<UpsertOutcome>> decision = upsert.decide().apply(view);
    List<Effect> effects = decision.effects();
    boolean same =
        decision.answer().done().filter(RowUpserts::leavesContact).isPresent()
            && effects.stream().noneMatch(Effect.RestoreContact.class::isInstance);
    boolean adds = effects.stream().anyMatch(Effect.ChangeActivity.class::isInstance);
    boolean left = same && unchanged == Unchanged.LEFT;
    return new Decision<>(
        decision.answer().map(outcome -> decided(outcome, left, same && !adds)),
        left ? besideContact(effects) : effects);
  }

  /**
   * Returns the effects that do not change the contact itself: those on its alias and its
   * activities.
   */
  private static List<Effect> besideContact(List<Effect> effects) {
    return effects.stream()
        .filter(
            effect -> effect instanceof Effect.PutAlias || effect instanceof Effect.ChangeActivity)
        .toList();
  }

  private static <P> RowOutcome<P> decided(UpsertOutcome outcome, boolean left, boolean unchanged) {
    Contact before =
        left && outcome instanceof UpsertResult result ? result.outcome().found() : null;
    return new RowOutcome.Decided<>(
        before != null && outcome instanceof UpsertResult result ? result.with(before) : outcome,
        unchanged);
  }

  /** Reports whether a contact existed and stays as it is, except for its times. */
  private static boolean leavesContact(UpsertOutcome outcome) {
    if (!(outcome instanceof UpsertResult result)) {
      return false;
    }
    Contact before = result.outcome().found();
    return before != null && Trait.differing(before, result.contact()).isEmpty();
  }
}
