package dev.cardfile.write;

import dev.cardfile.location.Location;
import java.util.Optional;
import java.util.function.Function;

/**
 * The result of a request that was parsed with a location's settings as they were last seen. Which
 * settings are current is certain only under the store's lock, where it is too late to parse a
 * request.
 *
 * @param <R> the result of a request that was parsed with the current settings
 */
public sealed interface Attempt<R> {

  /** Returns this attempt with its result converted by a function. */
  default <S> Attempt<S> map(Function<? super R, ? extends S> made) {
    return switch (this) {
      case Done<R>(R result) -> new Done<>(made.apply(result));
      case Stale<R>(Location fresh) -> new Stale<>(fresh);
    };
  }

  /** Returns the result, or empty if nothing was decided. */
  default Optional<R> done() {
    return this instanceof Done<R>(R result) ? Optional.of(result) : Optional.empty();
  }

  record Done<R>(R result) implements Attempt<R> {}

  /**
   * Nothing was written, because the settings have changed. The request must be parsed again with
   * the fresh ones.
   */
  record Stale<R>(Location fresh) implements Attempt<R> {}
}
