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

/** Deletes kept outcomes of requests that are too old, or too many for their location. */
public final class OutcomeSweep {

  /** The most outcomes that a location keeps. */
  public static final int MOST = 100_000;

  /** How many outcomes are deleted in one transaction, so that other writers do not wait long. */
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
   * The result of a step.
   *
   * @param old how many outcomes were deleted because they were too old
   * @param tooMany how many were deleted because the location had too many
   * @param more whether there is more to delete
   * @param isEmpty whether the location keeps no outcomes
   */
  public record Swept(int old, int tooMany, boolean more, boolean isEmpty) {}

  /**
   * Deletes some of the outcomes that a location need not keep, the oldest first.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable; the caller may retry
   */
  public Swept step(LocationId location) {
    Instant old = Stamps.now(clock).minus(retention);
    Optional<Instant> oldest = outcomes.oldest(location);
    if (oldest.isEmpty()) {
      return new Swept(0, 0, false, true);
    }
    if (!oldest.get().isAfter(old)) {
      // There may be too many outcomes even without the old ones.
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
            WriteTerms.of(Actor.SYSTEM),
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
