package dev.cardfile.write;

import dev.cardfile.location.Location;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a request that was read with a location's settings as they were last seen. They are
 * certain only under the store's lock, where it is too late to read a request.
 *
 * @param <R> what came of a request that was read well
 */
public sealed interface Attempt<R> {

  /** The same, with something made of the result. */
  default <S> Attempt<S> map(Function<? super R, ? extends S> made) {
    return switch (this) {
      case Done<R>(R result) -> new Done<>(made.apply(result));
      case Stale<R>(Location fresh) -> new Stale<>(fresh);
    };
  }

  /** The result; empty when nothing was decided. */
  default Optional<R> done() {
    return this instanceof Done<R>(R result) ? Optional.of(result) : Optional.empty();
  }

  record Done<R>(R result) implements Attempt<R> {}

  /**
   * Nothing was written: the settings are not what they were. Read the request again with these.
   */
  record Stale<R>(Location fresh) implements Attempt<R> {}
}
