package dev.cardfile.oauth;

import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps apps and what they were allowed. Every method throws {@link
 * dev.cardfile.store.StoreUnavailable} when the store is away; every change is durable when its
 * method returns. What is given to an app is good at once, what is revoked is refused as a revoked
 * token is: see {@link dev.cardfile.access.TokenStore#revision}.
 */
public interface AppStore {

  /**
   * Adds an app.
   *
   * @throws dev.cardfile.store.UnknownLocation when one of its locations is not there
   */
  void create(App app);

  Optional<App> find(String id);

  /** All apps, revoked ones included, the oldest first. */
  List<App> list();

  /**
   * Revokes an app and everything that it was ever given.
   *
   * @return whether there is such an app
   */
  boolean revoke(String id, Instant now);

  /**
   * Revokes everything that an app was given for one location, and takes the location from those
   * that it may get into.
   *
   * @return whether there is such an app
   */
  boolean disconnect(String app, LocationId location, Instant now);

  /**
   * Begins a family.
   *
   * @param still asks of the app, as it is just then, whether it may be given this
   * @return false when it may not, and nothing was written
   */
  boolean begin(Authorization authorization, Handout first, Predicate<App> still);

  /** The voucher with this hash, used and expired ones included. */
  Optional<Held> find(TokenHash voucher);

  /**
   * Decides about a voucher, and does what was decided. Of several who bring the same voucher, on
   * whatever servers, one is decided about after the other, and each sees what the one before did.
   *
   * @param rule pure, since it may be run more than once
   * @param next what the app is handed out when the voucher is exchanged
   * @return the authorization in which it was exchanged; empty when it was not
   */
  Optional<Authorization> exchange(
      TokenHash voucher,
      Function<Held, Verdict> rule,
      Function<Authorization, Handout> next,
      Instant now);
}
