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
 * Makes it safe to send a request again whose answer was lost: what came of it is kept with its
 * key, in the transaction that writes it, and the same request is answered by that.
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
   * A request that came with a key.
   *
   * @param fingerprint the same for the same request
   */
  public record Keyed(RetryKey key, String fingerprint) {}

  /**
   * What is kept of an answer.
   *
   * @param contact whom it is about; null when it is about several, or nobody
   */
  public record Kept(@Nullable ContactId contact, RetryOutcome.Answer answer) {}

  /** What came of a request with a key. */
  public sealed interface Retried<R> {

    /** It is done, for the first time. */
    record Fresh<R>(R answer) implements Retried<R> {}

    /** It was done before, and nothing was written now. */
    record Replayed<R>(RetryOutcome.Answer answer) implements Retried<R> {}

    /** Nothing was written: another request had this key. */
    record Reused<R>() implements Retried<R> {}

    /** Nothing was written: it was done, and the person was erased since. */
    record Erased<R>() implements Retried<R> {}
  }

  /**
   * The work of a request with a key.
   *
   * @param keeping what is kept of an answer; empty when the request may be done again
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
   * What a request with a key is answered because of what came of it, or of another with this key,
   * earlier; empty when nothing did. Others may be doing it at this moment.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
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

  /** What a work has to look up that erases a person. */
  public static Lookup<List<RetryOutcome>> outcomesOf(ContactId person) {
    return new Lookup.OutcomesOf(person);
  }

  /**
   * Of every outcome that tells of a person who is erased, leaves only that there was one: a late
   * retry must not create the person again.
   *
   * @param view of a work that looks up {@link #outcomesOf}
   */
  public static List<Effect> erasing(View view, ContactId person) {
    return view.get(outcomesOf(person)).stream()
        .<Effect>map(erased -> new Effect.KeepOutcome(erased, true))
        .toList();
  }
}
