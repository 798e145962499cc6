package dev.cardfile.store;

import dev.cardfile.location.Location;
import java.util.List;

/**
 * A work's view of its location while the work runs alone in it. Not usable once the work has
 * ended.
 */
public interface View {

  /** Returns the location with its settings and definitions, as they are under the lock. */
  Location location();

  /**
   * Returns the result of a look-up.
   *
   * @throws IllegalArgumentException if the work has not {@link Lookup#declared declared} it
   */
  <T> T get(Lookup<T> lookup);

  /**
   * Returns a view of the location as if these effects, and those of earlier calls, were written.
   * Nothing is written. The returned view is usable until the next call.
   */
  View supposing(List<Effect> effects);
}
