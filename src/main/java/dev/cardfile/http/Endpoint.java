package dev.cardfile.http;

/** What a route does with a call that was let in. */
@FunctionalInterface
interface Endpoint {

  /**
   * Answers a call.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   */
  Reply answer(Call call);
}
