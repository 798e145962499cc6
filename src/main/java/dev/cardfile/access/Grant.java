package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bearer of a good token may do.
 *
 * @param tokenId for the log; it does not give the token away
 * @param app to which the token was issued; null for a private integration token
 * @param countedAs under which name its requests are counted for the rate limit: the tokens that an
 *     app gets for one location are counted as one, however often it gets a new one
 */
public record Grant(
    String tokenId,
    LocationId location,
    Set<Scope> scopes,
    @Nullable String app,
    String countedAs) {

  public Grant {
    scopes = Set.copyOf(scopes);
  }

  /** Of a token whose requests are counted by themselves. */
  public Grant(String tokenId, LocationId location, Set<Scope> scopes) {
    this(tokenId, location, scopes, null, tokenId);
  }

  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }
}
