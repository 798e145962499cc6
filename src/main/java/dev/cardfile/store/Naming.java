package dev.cardfile.store;

/**
 * The result of giving something in a location a name, which only one thing of its kind may have.
 *
 * @param <T> the kind of thing
 */
public sealed interface Naming<T> {

  record Done<T>(T thing) implements Naming<T> {}

  /**
   * Something else has the name.
   *
   * @param id the id of the thing that has the name
   */
  record Taken<T>(String id) implements Naming<T> {}

  /** The location has no such thing. */
  record Missing<T>() implements Naming<T> {}

  /** The location already has the maximum number of such things. */
  record Full<T>() implements Naming<T> {}
}
