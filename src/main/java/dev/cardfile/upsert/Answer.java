package dev.cardfile.upsert;

/**
 * The end of a request that had to be read first.
 *
 * @param <P> how the reader says what is wrong
 * @param <R> what came of a request that could be read
 */
public sealed interface Answer<P, R> {

  record Done<P, R>(R result) implements Answer<P, R> {}

  record Refused<P, R>(P problem) implements Answer<P, R> {}
}
