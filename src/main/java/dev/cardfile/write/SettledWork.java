package dev.cardfile.write;

import dev.cardfile.location.Location;
import dev.cardfile.store.Decision;
import dev.cardfile.store.View;
import java.util.function.Function;

/**
 * A work for a request that was parsed with a location's settings. It decides nothing if the
 * settings have changed since.
 */
public record SettledWork<R>(Location seen, Function<View, Decision<R>> work)
    implements Function<View, Decision<Attempt<R>>> {

  @Override
  public Decision<Attempt<R>> apply(View view) {
    Location now = view.location();
    if (now.revision() != seen.revision()) {
      return Decision.of(new Attempt.Stale<>(now));
    }
    Decision<R> decision = work.apply(view);
    return new Decision<>(new Attempt.Done<>(decision.answer()), decision.effects());
  }
}
