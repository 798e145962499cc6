package dev.cardfile.store;

/**
 * The result of giving something in a location a name, which only one thing of its kind may have.
 *
 * @param <T> the kind of thing
 */
public sealed interface NamingResult<T> {

  record Done<T>(T thing) implements NamingResult<T> {}

  /**
   * Something else has the name.
   *
   * @param id the id of the thing that has the name
   */
  record Taken<T>(String id) implements NamingResult<T> {}

  /** The location has no such thing. */
  record Missing<T>() implements NamingResult<T> {}

  /** The location already has the maximum number of such things. */
  record Full<T>() implements NamingResult<T> {}
}
