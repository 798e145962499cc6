package dev.cardfile.http;

/** What a route does with a call that was let in. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Answers a call.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   */
  ApiResponse answer(ApiRequest call);
}
