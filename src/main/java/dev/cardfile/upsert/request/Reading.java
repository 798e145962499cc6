package dev.cardfile.upsert.request;

/**
 * What came of reading a request.
 *
 * @param <P> how the reader says what is wrong
 */
public sealed interface Reading<P> {

  record Accepted<P>(UpsertRequest request) implements Reading<P> {}

  record Refused<P>(P problem) implements Reading<P> {}
}
