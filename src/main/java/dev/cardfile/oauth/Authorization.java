package dev.cardfile.oauth;

import dev.cardfile.access.Scope;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an app was allowed, once: the beginning of a family of vouchers and access tokens, all of
 * which end with it.
 *
 * @param location null for the app's company: then it is good for location tokens only
 * @param grantedBy the id of the token whose owner consented, or of the app where nobody had to
 * @param expires when nothing of the family is good any more
 * @param revoked null while it is good
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
