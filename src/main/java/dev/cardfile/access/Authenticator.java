package dev.cardfile.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns tokens into grants. Good tokens are remembered until the store says that some token has
 * changed; refusals are never remembered, so that a new token is good at once.
 */
public final class Authenticator {

  static final int MAX_REMEMBERED = 10_000;

  private final TokenStore tokens;
  private final InstantSource clock;
  private volatile Remembered remembered = new Remembered(Long.MIN_VALUE, Map.of());

  /** The good tokens that were seen while the store stood at one revision. */
  private record Remembered(long revision, Map<TokenHash, Token> good) {}

  public Authenticator(TokenStore tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * What the bearer of this secret may do.
   *
   * @return empty when the token is malformed, unknown, revoked or expired
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   */
  public Optional<Grant> authenticate(String secret) {
    if (!TokenSecret.isWellFormed(secret)) {
      return Optional.empty();
    }
    TokenHash hash = TokenHash.of(secret);
    Instant now = clock.instant();
    Map<TokenHash, Token> good = goodNow();
    Token known = good.get(hash);
    if (known != null) {
      return Optional.of(known).filter(token -> token.isGoodAt(now)).map(Authenticator::grant);
    }
    Optional<Token> found =
        tokens.find(hash).filter(token -> token.hash().matches(hash) && token.isGoodAt(now));
    found.ifPresent(token -> remember(good, token));
    return found.map(Authenticator::grant);
  }

  /** How many tokens it remembers. */
  int remembered() {
    return remembered.good().size();
  }

  private Map<TokenHash, Token> goodNow() {
    // The revision is read before the token: a change in between leaves an old revision with a new
    // token, which the next request throws away, never a new revision with an old token.
    long revision = tokens.revision();
    Remembered current = remembered;
    if (current.revision() != revision) {
      current = new Remembered(revision, new ConcurrentHashMap<>());
      remembered = current;
    }
    return current.good();
  }

  private static void remember(Map<TokenHash, Token> good, Token token) {
    if (good.size() >= MAX_REMEMBERED) {
      good.clear(); // most of so many have expired, or are used rarely
    }
    good.put(token.hash(), token);
  }

  private static Grant grant(Token token) {
    Issued issued = token.issued();
    return issued == null
        ? new Grant(token.id(), token.location(), token.scopes())
        : new Grant(
            token.id(),
            token.location(),
            token.scopes(),
            issued.app(),
            issued.app() + "@" + token.location());
  }
}
