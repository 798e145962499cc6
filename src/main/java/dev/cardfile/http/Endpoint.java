package dev.cardfile.http;

/** What a route does with a request that was let in. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Answers a request.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   */
  ApiResponse answer(ApiRequest request);
}
