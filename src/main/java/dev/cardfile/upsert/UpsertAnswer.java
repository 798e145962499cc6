package dev.cardfile.upsert;

/**
 * The end of an upsert.
 *
 * @param <P> how the reader says what is wrong
 */
public sealed interface UpsertAnswer<P> {

  record Done<P>(UpsertResult result) implements UpsertAnswer<P> {}

  record Refused<P>(P problem) implements UpsertAnswer<P> {}
}
