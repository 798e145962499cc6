package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.util.Set;

/**
 * What the bearer of a good token may do.
 *
 * @param tokenId for the log and the rate limit; it does not give the token away
 */
public record Grant(String tokenId, LocationId location, Set<Scope> scopes) {

  public Grant {
    scopes = Set.copyOf(scopes);
  }

  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }
}
