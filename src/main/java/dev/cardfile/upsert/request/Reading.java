package dev.cardfile.upsert.request;

/**
 * The outcome of reading a request.
 *
 * @param <P> the type in which the reader reports what is wrong
 */
public sealed interface Reading<P> {

  record Accepted<P>(UpsertRequest request) implements Reading<P> {}

  record Refused<P>(P problem) implements Reading<P> {}
}
