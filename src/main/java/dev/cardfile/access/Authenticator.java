package dev.cardfile.access;

import java.time.InstantSource;
import java.util.Optional;

/** Turns the tokens of locations into grants. */
public final class Authenticator {

  static final int MAX_REMEMBERED = KnownTokens.MAX_REMEMBERED;

  private final KnownTokens<Token> known;

  public Authenticator(TokenStore tokens, InstantSource clock) {
    this.known = new KnownTokens<>(tokens::revision, tokens::find, clock);
  }

  /**
   * What the bearer of this secret may do.
   *
   * @return empty when the token is malformed, unknown, revoked or expired
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   */
  public Optional<Grant> authenticate(String secret) {
    return TokenSecret.isWellFormed(secret)
        ? known.find(TokenHash.of(secret)).map(Authenticator::grant)
        : Optional.empty();
  }

  /** How many tokens it remembers. */
  int remembered() {
    return known.size();
  }

  private static Grant grant(Token token) {
    Issued issued = token.issued();
    return issued == null
        ? new Grant(token.id(), token.location(), token.scopes())
        : Grant.ofApp(token.id(), token.location(), token.scopes(), issued.app());
  }
}
