package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.View;
import dev.cardfile.store.sql.jdbc.Outages;
import dev.cardfile.store.sql.jdbc.Uninterrupted;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A caller's work, and the caller's wait for it.
 *
 * <p>The answer or exception of the work reaches the caller only through {@link #release}: it may
 * depend on what earlier works of the batch have written, and must not be visible before that is
 * durable.
 *
 * @param <R> the type of the work's answer
 */
public final class Submission<R> implements GroupCommit.Waiting {

  private final LocationId location;
  private final Actor actor;
  private final Set<Lookup<?>> lookups;
  private final Function<View, Decision<R>> work;
  private final boolean patient;
  private final long cameNanos = System.nanoTime();
  private final CompletableFuture<R> outcome = new CompletableFuture<>();
  private Runnable release = () -> {};

  /**
   * @param patient whether the works of waiting callers go first
   */
  public Submission(
      LocationId location,
      Actor actor,
      Set<Lookup<?>> lookups,
      Function<View, Decision<R>> work,
      boolean patient) {
    this.location = location;
    this.actor = actor;
    this.lookups = Set.copyOf(lookups);
    this.work = work;
    this.patient = patient;
  }

  @Override
  public boolean isPatient() {
    return patient;
  }

  LocationId location() {
    return location;
  }

  /** Reports whether this was submitted before a time, by the clock of {@link System#nanoTime}. */
  boolean cameBefore(long nanos) {
    return cameNanos - nanos < 0;
  }

  Actor actor() {
    return actor;
  }

  Set<Lookup<?>> lookups() {
    return lookups;
  }

  /** Runs the work and keeps its answer. Returns its effects, or null if it threw. */
  @Nullable List<Effect> run(View view) {
    try {
      Decision<R> decision = work.apply(view);
      release = () -> outcome.complete(decision.answer());
      return decision.effects();
    } catch (Throwable thrown) { // even an Error belongs to the caller alone
      refuse(thrown);
      return null;
    }
  }

  /** Keeps an exception instead of an answer. */
  void refuse(Throwable reason) {
    release = () -> outcome.completeExceptionally(reason);
  }

  /** Completes the caller's wait with the answer or exception that was kept last. */
  void release() {
    release.run();
  }

  @Override
  public void fail(Throwable cause) {
    outcome.completeExceptionally(Outages.unavailable("the store failed", cause));
  }

  public CompletableFuture<R> outcome() {
    return outcome;
  }

  /**
   * Waits for the outcome, ignoring interrupts until then, because the work may already be written.
   */
  public R await() {
    try {
      return Uninterrupted.answer(outcome);
    } catch (ExecutionException failure) {
      throw asThrown(failure.getCause());
    }
  }

  private static RuntimeException asThrown(@Nullable Throwable thrown) {
    return switch (thrown) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      case null -> new StoreUnavailable(Outage.OTHER, "the store failed", null);
      default -> Outages.unavailable("the store failed", thrown);
    };
  }
}
