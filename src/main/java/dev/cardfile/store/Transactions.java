package dev.cardfile.store;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.LocationId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Runs the works that write what belongs to a location. */
public interface Transactions {

  /** How many {@link #submit submitted} works may wait for one writer. */
  int MOST_SUBMITTED = 4096;

  /**
   * Runs {@code work} alone in its location and writes the effects of its decision.
   *
   * <ul>
   *   <li>The work must see every write that was acknowledged before the call.
   *   <li>No other work must run in the location between its look-ups and its commit, on this
   *       server or another.
   *   <li>The call must return only after the write is durable.
   *   <li>If the work throws, none of its effects must be written, other works in the same
   *       transaction must not be affected, and the exception must reach the caller.
   * </ul>
   *
   * The work may be run more than once, so it must be pure: it has no side effects, and is given
   * the time and any new ids.
   *
   * @param actor on whose behalf the effects are written
   * @param lookups all look-ups that the work may ask; may be empty
   * @throws StoreUnavailable if the store is unavailable or its queue is full; the caller may retry
   * @throws UnknownLocation if there is no such location
   * @throws IllegalArgumentException if the decision inserts a contact that exists, or replaces or
   *     deletes one that no look-up of the work has returned
   */
  <R> R exclusively(
      LocationId location, Actor actor, Set<Lookup<?>> lookups, Function<View, Decision<R>> work);

  /**
   * Does the same as {@link #exclusively}, without waiting: the future completes as that call would
   * return or throw. Works that one thread submits for the same location run in order. They let
   * works go first whose callers wait in {@link #exclusively}. Stages that depend on the future
   * must not block, because they may run on the thread that writes.
   */
  <R> CompletableFuture<R> submit(
      LocationId location, Actor actor, Set<Lookup<?>> lookups, Function<View, Decision<R>> work);
}
