package dev.cardfile.write.work;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.RetryStore;
import dev.cardfile.store.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes it safe to retry a request whose answer was lost. The outcome of the request is kept under
 * its {@code Idempotency-Key}, in the transaction that writes the request's effects, and a retry
 * gets the same answer.
 */
public final class SafeRetries {

  private final RetryStore outcomes;
  private final InstantSource clock;
  private final Duration retention;

  /**
   * @param retention how long an outcome is kept
   */
  public SafeRetries(RetryStore outcomes, InstantSource clock, Duration retention) {
    this.outcomes = outcomes;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * A request with an {@code Idempotency-Key}.
   *
   * @param fingerprint the same for the same request
   */
  public record Keyed(RetryKey key, String fingerprint) {}

  /**
   * The part of an answer that is kept.
   *
   * @param contact the contact that the answer is about; null if it is about several, or none
   */
  public record Kept(@Nullable ContactId contact, RetryOutcome.Answer answer) {}

  /** The result of a request with a key. */
  public sealed interface Retried<R> {

    /** The request was carried out for the first time. */
    record Fresh<R>(R answer) implements Retried<R> {}

    /** The request had been carried out before, and nothing was written now. */
    record Replayed<R>(RetryOutcome.Answer answer) implements Retried<R> {}

    /** Nothing was written, because the key belongs to another request. */
    record Reused<R>() implements Retried<R> {}

    /**
     * Nothing was written: the request had been carried out before, and the person was erased
     * since.
     */
    record Erased<R>() implements Retried<R> {}
  }

  /**
   * Returns the work of a request with a key.
   *
   * @param keeping returns what to keep of an answer; empty if the request may be carried out again
   */
  public <R> Work<Retried<R>> safe(Work<R> work, Keyed keyed, Function<R, Optional<Kept>> keeping) {
    Instant now = Stamps.now(clock);
    Lookup<Optional<RetryOutcome>> lookup = new Lookup.OutcomeByKey(keyed.key());
    R nowhere = work.nowhere();
    return new Work<>(
        work.location(),
        work.terms(),
        work.and(Set.of(lookup)).lookups(),
        view -> {
          Optional<RetryOutcome> kept = view.get(lookup);
          return this.<R>told(kept, keyed, now)
              .map(told -> Decision.<Retried<R>>of(told))
              .orElseGet(() -> fresh(work.decide().apply(view), keyed, keeping, now, kept));
        },
        nowhere == null ? null : new Retried.Fresh<>(nowhere));
  }

  /**
   * Returns the result of a request whose key has a kept outcome, be it of the same request or of
   * another. Empty if there is none; the request may still be running somewhere.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable; the caller may retry
   */
  public <R> Optional<Retried<R>> earlier(LocationId location, Keyed keyed) {
    return told(outcomes.find(location, keyed.key()), keyed, Stamps.now(clock));
  }

  private <R> Optional<Retried<R>> told(Optional<RetryOutcome> kept, Keyed keyed, Instant now) {
    return kept.filter(outcome -> now.isBefore(outcome.at().plus(retention)))
        .map(outcome -> told(outcome, keyed));
  }

  private static <R> Retried<R> told(RetryOutcome outcome, Keyed keyed) {
    RetryOutcome.Answer answer = outcome.answer();
    if (answer == null) {
      return new Retried.Erased<>();
    }
    return outcome.fingerprint().equals(keyed.fingerprint())
        ? new Retried.Replayed<>(answer)
        : new Retried.Reused<>();
  }

  private static <R> Decision<Retried<R>> fresh(
      Decision<R> decision,
      Keyed keyed,
      Function<R, Optional<Kept>> keeping,
      Instant now,
      Optional<RetryOutcome> expired) {
    List<Effect> effects = new ArrayList<>(decision.effects());
    keeping
        .apply(decision.answer())
        .map(kept ->
            new RetryOutcome(keyed.key(), keyed.fingerprint(), now, kept.contact(), kept.answer()))
        .ifPresent(outcome -> effects.add(new Effect.KeepOutcome(outcome, expired.isPresent())));
    return new Decision<>(new Retried.Fresh<>(decision.answer()), effects);
  }

  /** Returns the look-up that a work needs in order to erase a person. */
  public static Lookup<List<RetryOutcome>> outcomesOf(ContactId person) {
    return new Lookup.OutcomesOf(person);
  }

  /**
   * Returns the effects that reduce every outcome that mentions an erased person to the fact that
   * it existed. That fact stays, because a late retry must not create the person again.
   *
   * @param view of a work that has declared {@link #outcomesOf}
   */
  public static List<Effect> erasing(View view, ContactId person) {
    return view.get(outcomesOf(person)).stream()
        .<Effect>map(erased -> new Effect.KeepOutcome(erased, true))
        .toList();
  }
}
