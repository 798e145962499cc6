package dev.cardfile.store;

/**
 * The {@code Idempotency-Key} of a request, within its location.
 *
 * @param scope what the key is valid for, such as a route and a sender: the same key in another
 *     scope is a different key
 * @param key as the sender chose it
 */
public record RetryKey(String scope, String key) {}
