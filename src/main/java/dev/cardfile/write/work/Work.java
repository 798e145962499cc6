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
 * A write that is prepared and not yet run; {@link WorkExecutor} runs it. It is pure, and may be
 * run more than once.
 *
 * @param <R> what its caller is answered
 * @param lookups all that it may ask for
 * @param decide what it writes, and what its caller is answered
 * @param nowhere the answer when there is no such location; null where the caller must know
 */
public record Work<R>(
    LocationId location,
    Terms terms,
    Set<Lookup<?>> lookups,
    Function<View, Decision<R>> decide,
    @Nullable R nowhere) {

  public Work {
    lookups = Set.copyOf(lookups);
  }

  /** A work in a location that the caller knows to be there. */
  public Work(
      LocationId location,
      Terms terms,
      Set<? extends Lookup<?>> lookups,
      Function<View, Decision<R>> decide) {
    this(location, terms, Set.copyOf(lookups), decide, null);
  }

  /** The same, whose caller is answered something made of the answer. */
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

  /** The same answer, and nothing is written. */
  public Work<R> dry() {
    return new Work<>(location, terms.dry(), lookups, decide, nowhere);
  }

  /** The same, which may ask for more. */
  public Work<R> and(Set<? extends Lookup<?>> more) {
    Set<Lookup<?>> all = new HashSet<>(lookups);
    all.addAll(more);
    return new Work<>(location, terms, all, decide, nowhere);
  }

  /** The same, with what else is written when it comes to this answer. */
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

  /** What comes of it, by its terms. */
  public Decision<R> decision(View view) {
    Decision<R> decision = decide.apply(view);
    return terms.dryRun() ? new Decision<>(decision.answer(), List.<Effect>of()) : decision;
  }
}
