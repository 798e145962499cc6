package dev.cardfile.oauth;

import dev.cardfile.access.Scope;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an app was allowed, once: the origin of a family of credentials and access tokens, which are
 * all revoked with it.
 *
 * @param location null for an authorization of the app's company, which only serves to get tokens
 *     for locations
 * @param grantedBy the id of the token whose owner consented, or of the app if nobody had to
 * @param expires when everything in the family has expired
 * @param revoked when the family was revoked; null if it was not
 */
public record Authorization(
    String id,
    String app,
    @Nullable LocationId location,
    String grantedBy,
    Set<Scope> scopes,
    Instant created,
    Instant expires,
    @Nullable Instant revoked) {

  public Authorization {
    scopes = Set.copyOf(scopes);
  }
}
