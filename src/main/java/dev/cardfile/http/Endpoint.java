package dev.cardfile.http;

/** The code that answers the admitted requests of a route or a page. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Answers a request.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable
   */
  ApiResponse answer(ApiRequest request);
}
