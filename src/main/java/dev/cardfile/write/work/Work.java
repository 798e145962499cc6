package dev.cardfile.write.work;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A write that is prepared and not yet run; {@link WorkExecutor} runs it. A work is pure, and may
 * be run more than once.
 *
 * @param <R> the type of its answer
 * @param lookups all look-ups that it may ask
 * @param decide returns the answer and the effects
 * @param nowhere the answer if there is no such location; null if running the work has to fail then
 */
public record Work<R>(
    LocationId location,
    WriteTerms terms,
    Set<Lookup<?>> lookups,
    Function<View, Decision<R>> decide,
    @Nullable R nowhere) {

  public Work {
    lookups = Set.copyOf(lookups);
  }

  /** A work that fails if its location does not exist. */
  public Work(
      LocationId location,
      WriteTerms terms,
      Set<? extends Lookup<?>> lookups,
      Function<View, Decision<R>> decide) {
    this(location, terms, Set.copyOf(lookups), decide, null);
  }

  /** Returns this work with its answer converted by a function. */
  public <S> Work<S> map(Function<? super R, ? extends S> answer) {
    return new Work<>(
        location,
        terms,
        lookups,
        view -> mapped(decide.apply(view), answer),
        nowhere == null ? null : answer.apply(nowhere));
  }

  private static <R, S> Decision<S> mapped(
      Decision<R> decision, Function<? super R, ? extends S> answer) {
    return new Decision<>(answer.apply(decision.answer()), decision.effects());
  }

  /** Returns this work as a dry run: it gives the same answer, and writes nothing. */
  public Work<R> dry() {
    return new Work<>(location, terms.dry(), lookups, decide, nowhere);
  }

  /** Returns this work with more look-ups that it may ask. */
  public Work<R> and(Set<? extends Lookup<?>> more) {
    Set<Lookup<?>> all = new HashSet<>(lookups);
    all.addAll(more);
    return new Work<>(location, terms, all, decide, nowhere);
  }

  /** Returns this work with further effects, which depend on its answer. */
  public Work<R> writing(Function<? super R, List<Effect>> more) {
    return new Work<>(
        location,
        terms,
        lookups,
        view -> {
          Decision<R> decision = decide.apply(view);
          List<Effect> all = new ArrayList<>(decision.effects());
          all.addAll(more.apply(decision.answer()));
          return new Decision<>(decision.answer(), all);
        },
        nowhere);
  }

  /** Decides, and drops the effects if the terms are those of a dry run. */
  public Decision<R> decision(View view) {
    Decision<R> decision = decide.apply(view);
    return terms.dryRun() ? new Decision<>(decision.answer(), List.<Effect>of()) : decision;
  }
}
