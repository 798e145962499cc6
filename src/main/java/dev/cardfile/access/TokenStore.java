package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A store of tokens. Every method throws {@link dev.cardfile.store.StoreUnavailable} if the store
 * is unavailable, and the caller may retry; every change is durable when its method returns.
 */
public interface TokenStore {

  /**
   * Adds a token.
   *
   * @throws dev.cardfile.store.UnknownLocation if there is no such location
   */
  void create(Token token);

  Optional<Token> find(TokenHash hash);

  /** Returns all tokens of a location, including revoked and expired ones, oldest first. */
  List<Token> list(LocationId location);

  /**
   * Revokes a token. A token that is already revoked stays unchanged.
   *
   * @return whether there is such a token
   */
  boolean revoke(String tokenId, Instant now);

  /**
   * Returns a number that changes whenever a token or an operator changes: at once if this process
   * has made the change, and after a short delay, which each store bounds, if another has. Cheap
   * enough to call for every request.
   */
  long revision();
}
