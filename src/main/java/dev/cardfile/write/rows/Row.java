package dev.cardfile.write.rows;

import dev.cardfile.location.Location;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.work.Work;

/**
 * One of many writes that come together.
 *
 * @param <R> what came of it
 */
public interface Row<R> {

  /**
   * What it writes, read by a location's settings; called again when these have changed since.
   *
   * @return a work that decides nothing unless the settings are those that it was read by
   */
  Work<Attempt<R>> by(Location seen);

  /** About how much memory it takes until its result is taken, in bytes. */
  long weight();
}
