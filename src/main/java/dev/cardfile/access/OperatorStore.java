package dev.cardfile.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps operators, and the links that open the console. Every method throws {@link
 * dev.cardfile.store.StoreUnavailable} when the store is away, and the caller may try again; every
 * change is durable when its method returns. {@link TokenStore#revision} changes with every
 * operator, as it does with every token.
 */
public interface OperatorStore {

  /**
   * Adds an operator.
   *
   * @throws dev.cardfile.store.UnknownLocation when one of its locations is not there
   */
  void create(Operator operator);

  Optional<Operator> find(TokenHash hash);

  /** All operators, revoked and expired ones included, the oldest first. */
  List<Operator> list();

  /**
   * Revokes an operator; one that is revoked already stays as it is.
   *
   * @return whether there is such an operator
   */
  boolean revoke(String id, Instant now);

  /** Adds a link, and forgets those that have expired. */
  void addLink(TokenHash code, Instant expires, Instant now);

  /**
   * Takes a link away, so that it is good for one only, however many servers are sent it.
   *
   * @return whether it was there, and had not expired
   */
  boolean redeemLink(TokenHash code, Instant now);
}
