package dev.cardfile.access;

import java.time.InstantSource;
import java.util.Optional;

/** Authenticates operators by their tokens. */
public final class Operators {

  private final KnownTokens<Operator> known;

  /**
   * Creates an authenticator with an empty cache.
   *
   * @param tokens supplies the revision, which also changes with every operator
   */
  public Operators(OperatorStore store, TokenStore tokens, InstantSource clock) {
    this.known = new KnownTokens<>(tokens::revision, store::find, clock);
  }

  /**
   * Returns the operator whose token has this secret.
   *
   * @return empty if the token is malformed, unknown, revoked or expired
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable; the caller may retry
   */
  public Optional<Operator> authenticate(String secret) {
    return TokenSecret.isOperators(secret) ? find(TokenHash.of(secret)) : Optional.empty();
  }

  /** Returns the operator whose token has this hash; empty if it is unknown, revoked or expired. */
  public Optional<Operator> find(TokenHash hash) {
    return known.find(hash);
  }
}
