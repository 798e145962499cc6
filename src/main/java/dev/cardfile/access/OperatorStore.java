package dev.cardfile.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A store of operators, and of the sign-in links that open the console. Every method throws {@link
 * dev.cardfile.store.StoreUnavailable} if the store is unavailable, and the caller may retry; every
 * change is durable when its method returns. {@link TokenStore#revision} changes with every change
 * of an operator, as it does with every change of a token.
 */
public interface OperatorStore {

  /**
   * Adds an operator.
   *
   * @throws dev.cardfile.store.UnknownLocation if one of the operator's locations does not exist
   */
  void create(Operator operator);

  Optional<Operator> find(TokenHash hash);

  /** Returns all operators, including revoked and expired ones, oldest first. */
  List<Operator> list();

  /**
   * Revokes an operator. An operator who is already revoked stays unchanged.
   *
   * @return whether there is such an operator
   */
  boolean revoke(String id, Instant now);

  /** Adds a sign-in link by the hash of its code, and deletes the links that have expired. */
  void addLink(TokenHash code, Instant expires, Instant now);

  /**
   * Deletes a sign-in link, so that it works only once, even if it is sent to several servers.
   *
   * @return whether the link existed and had not expired
   */
  boolean redeemLink(TokenHash code, Instant now);
}
