package dev.cardfile.store;

/**
 * The key of a request that its sender may send again, within its location.
 *
 * @param scope where the key means one thing: the same key is another one in another scope
 * @param key as the sender chose it
 */
public record RetryKey(String scope, String key) {}
