package dev.cardfile.store;

import dev.cardfile.location.Location;
import java.util.List;

/**
 * What one work sees of its location while it runs alone in it. It is of no use when the work has
 * ended.
 */
public interface View {

  /** The location with its settings and definitions, as they are under the lock. */
  Location location();

  /**
   * What a look-up finds.
   *
   * @throws IllegalArgumentException when it was not {@link Lookup#declared} among the work's
   *     lookups
   */
  <T> T get(Lookup<T> lookup);

  /**
   * What the work would see if these effects were written, which they are not, beside those of
   * earlier calls. The view is of use until the next such call.
   */
  View supposing(List<Effect> effects);
}
