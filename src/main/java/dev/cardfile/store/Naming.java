package dev.cardfile.store;

/**
 * What came of giving a thing of a location a name of its own.
 *
 * @param <T> the thing
 */
public sealed interface Naming<T> {

  record Done<T>(T thing) implements Naming<T> {}

  /**
   * Another one has the name.
   *
   * @param id the other one's
   */
  record Taken<T>(String id) implements Naming<T> {}

  /** There is no such thing in the location. */
  record Missing<T>() implements Naming<T> {}

  /** The location has as many as it may have. */
  record Full<T>() implements Naming<T> {}
}
