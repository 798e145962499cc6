package dev.cardfile.oauth;

import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A store of apps and of what they were allowed. Every method throws {@link
 * dev.cardfile.store.StoreUnavailable} if the store is unavailable; every change is durable when
 * its method returns. What is given to an app is valid at once. What is revoked is rejected as soon
 * as a revoked token is: see {@link dev.cardfile.access.TokenStore#revision}.
 */
public interface AppStore {

  /**
   * Adds an app.
   *
   * @throws dev.cardfile.store.UnknownLocation if one of the app's locations does not exist
   */
  void create(App app);

  Optional<App> find(String id);

  /** Returns all apps, including revoked ones, oldest first. */
  List<App> list();

  /**
   * Revokes an app and everything that it was ever given.
   *
   * @return whether there is such an app
   */
  boolean revoke(String id, Instant now);

  /**
   * Revokes everything that an app was given for one location, and removes the location from those
   * that the app may access without consent.
   *
   * @return whether there is such an app
   */
  boolean disconnect(String app, LocationId location, Instant now);

  /**
   * Begins a family: adds an authorization and what is handed out for it first.
   *
   * @param still tests whether the app, in its current state, may be given this
   * @return false if the app is unknown or fails the test, or if the location does not exist; then
   *     nothing is written
   */
  boolean begin(Authorization authorization, TokenGrant first, Predicate<App> still);

  /** Returns the credential with this hash, even if it is used or expired. */
  Optional<StoredCredential> find(TokenHash credential);

  /**
   * Decides about a credential, and carries out the decision. If several callers present the same
   * credential, on whatever servers, they are served one after another, and each sees what the
   * previous one did.
   *
   * @param rule pure, since it may be run more than once
   * @param next returns what the app is handed out if the credential is exchanged
   * @return the authorization of the credential; empty if the credential was not exchanged
   */
  Optional<Authorization> exchange(
      TokenHash credential,
      Function<StoredCredential, ExchangeDecision> rule,
      Function<Authorization, TokenGrant> next,
      Instant now);
}
