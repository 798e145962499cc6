package dev.cardfile.write.rows;

import dev.cardfile.location.Location;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.work.Work;

/**
 * One of many writes that come together.
 *
 * @param <R> the type of its result
 */
public interface Row<R> {

  /**
   * Returns the work of this row, parsed with a location's settings. Called again if the settings
   * have changed since.
   *
   * @return a work that decides nothing unless the settings are those that it was parsed with
   */
  Work<Attempt<R>> by(Location seen);

  /**
   * Returns roughly how many bytes of memory this row takes until its result has been handed over.
   */
  long weight();
}
