package dev.cardfile.wire;

/**
 * What came of reading what a caller sent.
 *
 * @param <T> what can be said there
 */
public sealed interface BodyReading<T> {

  record Accepted<T>(T said) implements BodyReading<T> {}

  record Refused<T>(Problem problem) implements BodyReading<T> {}
}
