package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tokens. Every method throws {@link dev.cardfile.store.StoreUnavailable} when the store is
 * away, and the caller may try again; every change is durable when its method returns.
 */
public interface TokenStore {

  /**
   * Adds a token.
   *
   * @throws dev.cardfile.store.UnknownLocation when there is no such location
   */
  void create(Token token);

  Optional<Token> find(TokenHash hash);

  /** All tokens of a location, revoked and expired ones included, the oldest first. */
  List<Token> list(LocationId location);

  /**
   * Revokes a token; one that is revoked already stays as it is.
   *
   * @return whether there is such a token
   */
  boolean revoke(String tokenId, Instant now);

  /**
   * A number that changes whenever any token changes: at once when this process changes it, a
   * moment later when another does, which each store bounds. Cheap enough to ask on every request.
   */
  long revision();
}
