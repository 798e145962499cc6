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
 * One caller's work, and the caller's wait for it.
 *
 * <p>What the work answers or throws reaches the caller only with {@link #release}: it may rest on
 * what earlier works of the batch wrote, and must not be told before that is durable.
 *
 * @param <R> what the work answers
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
   * @param patient whether works go first whose callers wait for them alone
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

  /** By the clock of {@link System#nanoTime}. */
  boolean cameBefore(long nanos) {
    return cameNanos - nanos < 0;
  }

  Actor actor() {
    return actor;
  }

  Set<Lookup<?>> lookups() {
    return lookups;
  }

  /** Runs the work and keeps its answer; its effects, or null when it threw. */
  @Nullable List<Effect> run(View view) {
    try {
      Decision<R> decision = work.apply(view);
      release = () -> outcome.complete(decision.answer());
      return decision.effects();
    } catch (Throwable thrown) { // even an Error is the caller's own
      refuse(thrown);
      return null;
    }
  }

  /** Keeps a refusal in place of an answer. */
  void refuse(Throwable reason) {
    release = () -> outcome.completeExceptionally(reason);
  }

  /** Hands to the caller what was kept last. */
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

  /** Waits for the outcome, whatever interrupts the caller: the work may be written already. */
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
