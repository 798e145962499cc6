package dev.cardfile.access;

import java.time.InstantSource;
import java.util.Optional;

/** Authenticates the bearers of location tokens. */
public final class Authenticator {

  static final int MAX_REMEMBERED = KnownTokens.MAX_REMEMBERED;

  private final KnownTokens<Token> known;

  public Authenticator(TokenStore tokens, InstantSource clock) {
    this.known = new KnownTokens<>(tokens::revision, tokens::find, clock);
  }

  /**
   * Returns the grant of the token with this secret.
   *
   * @return empty if the token is malformed, unknown, revoked or expired
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable; the caller may retry
   */
  public Optional<Grant> authenticate(String secret) {
    return TokenSecret.isWellFormed(secret)
        ? known.find(TokenHash.of(secret)).map(Authenticator::grant)
        : Optional.empty();
  }

  /** Returns the number of cached tokens. */
  int remembered() {
    return known.size();
  }

  private static Grant grant(Token token) {
    TokenOrigin issued = token.issued();
    return issued == null
        ? new Grant(token.id(), token.location(), token.scopes())
        : Grant.ofApp(token.id(), token.location(), token.scopes(), issued.app());
  }
}
