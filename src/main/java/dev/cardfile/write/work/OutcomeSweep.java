package dev.cardfile.write.work;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drops outcomes of requests that are too old, or too many for their location. */
public final class OutcomeSweep {

  /** How many outcomes a location keeps. */
  public static final int MOST = 100_000;

  /** How many go in one transaction, so that nobody waits long for it. */
  static final int AT_ONCE = 200;

  private final RetryStore outcomes;
  private final WorkExecutor executor;
  private final InstantSource clock;
  private final Duration retention;
  private final int most;

  public OutcomeSweep(
      RetryStore outcomes, WorkExecutor executor, InstantSource clock, Duration retention) {
    this(outcomes, executor, clock, retention, MOST);
  }

  OutcomeSweep(
      RetryStore outcomes,
      WorkExecutor executor,
      InstantSource clock,
      Duration retention,
      int most) {
    this.outcomes = outcomes;
    this.executor = executor;
    this.clock = clock;
    this.retention = retention;
    this.most = most;
  }

  /**
   * What a step has dropped.
   *
   * @param more whether there is more to drop
   * @param isEmpty whether the location keeps none
   */
  public record Swept(int old, int tooMany, boolean more, boolean isEmpty) {}

  /**
   * Drops some of what a location need not keep, the oldest first.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   */
  public Swept step(LocationId location) {
    Instant old = Stamps.now(clock).minus(retention);
    Optional<Instant> oldest = outcomes.oldest(location);
    if (oldest.isEmpty()) {
      return new Swept(0, 0, false, true);
    }
    if (!oldest.get().isAfter(old)) {
      // Behind the old ones there may be too many.
      return new Swept(drop(location, old), 0, true, false);
    }
    Optional<Instant> crowded = outcomes.youngestBeyond(location, most);
    if (crowded.isEmpty()) {
      return new Swept(0, 0, false, false);
    }
    int dropped = drop(location, crowded.get());
    return new Swept(0, dropped, dropped == AT_ONCE, false);
  }

  private int drop(LocationId location, Instant until) {
    Lookup<List<RetryKey>> due = new Lookup.OutcomesUntil(until, AT_ONCE);
    return executor.run(
        new Work<>(
            location,
            Terms.of(Actor.SYSTEM),
            Set.of(due),
            view -> {
              List<RetryKey> keys = view.get(due);
              return keys.isEmpty()
                  ? Decision.of(0)
                  : Decision.of(keys.size(), new Effect.DropOutcomes(keys));
            },
            0));
  }
}
