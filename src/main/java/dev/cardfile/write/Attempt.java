package dev.cardfile.write;

import dev.cardfile.location.Location;

/**
 * What came of a request that was read with a location's settings as they were last seen. They are
 * certain only under the store's lock, where it is too late to read a request.
 *
 * @param <R> what came of a request that was read well
 */
public sealed interface Attempt<R> {

  record Done<R>(R result) implements Attempt<R> {}

  /**
   * Nothing was written: the settings are not what they were. Read the request again with these.
   */
  record Stale<R>(Location fresh) implements Attempt<R> {}
}
