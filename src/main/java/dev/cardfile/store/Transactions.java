package dev.cardfile.store;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.LocationId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The one way to write what belongs to a location. */
public interface Transactions {

  /** How many works that were {@link #submit submitted} may wait for one writer. */
  int MOST_SUBMITTED = 4096;

  /**
   * Runs {@code work} alone in its location and writes the effects of its decision.
   *
   * <ul>
   *   <li>The work must see every write that was acknowledged before the call.
   *   <li>No other work must run in the location between its look-ups and its commit, on this
   *       server or another.
   *   <li>The call must return only after the write is durable.
   *   <li>If the work throws, nothing of it must be written, its neighbours must not notice, and
   *       the exception must reach the caller.
   * </ul>
   *
   * The work may be run more than once, so it must be pure: it counts nothing and takes clock and
   * ids as given.
   *
   * @param actor on whose behalf it is written
   * @param lookups all that the work may ask for; may be empty
   * @throws StoreUnavailable when the store is away or its queue is full; the caller may try again
   * @throws UnknownLocation when there is no such location
   * @throws IllegalArgumentException when the decision inserts a contact that is there, or replaces
   *     or deletes one that the work was not shown
   */
  <R> R exclusively(
      LocationId location, Actor actor, Set<Lookup<?>> lookups, Function<View, Decision<R>> work);

  /**
   * As {@link #exclusively}, without waiting: the future ends as that call would. Works that one
   * thread submits for one location run in their order, and let those go first whose callers wait
   * for {@link #exclusively}. What depends on the future must not block, as it may run on the
   * thread that writes.
   */
  <R> CompletableFuture<R> submit(
      LocationId location, Actor actor, Set<Lookup<?>> lookups, Function<View, Decision<R>> work);
}
