package dev.cardfile.wire;

/**
 * What came of reading a body.
 *
 * @param <T> what the body says
 */
public sealed interface ReadBody<T> {

  record Accepted<T>(T value) implements ReadBody<T> {}

  record Refused<T>(Problem problem) implements ReadBody<T> {}
}
