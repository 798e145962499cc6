package dev.cardfile.access;

import java.time.InstantSource;
import java.util.Optional;

/** Turns the tokens of operators into operators. */
public final class Operators {

  private final KnownTokens<Operator> known;

  /**
   * Knows nobody yet.
   *
   * @param tokens whose revision changes with every operator
   */
  public Operators(OperatorStore store, TokenStore tokens, InstantSource clock) {
    this.known = new KnownTokens<>(tokens::revision, store::find, clock);
  }

  /**
   * Whose secret it is.
   *
   * @return empty when the token is malformed, unknown, revoked or expired
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   */
  public Optional<Operator> authenticate(String secret) {
    return TokenSecret.isOperators(secret) ? find(TokenHash.of(secret)) : Optional.empty();
  }

  /** The same, by the hash of the secret. */
  public Optional<Operator> find(TokenHash hash) {
    return known.find(hash);
  }
}
