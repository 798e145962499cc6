package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bearer of a valid token may do.
 *
 * @param tokenId identifies the token in the log, without revealing its secret
 * @param app the id of the app that the token was issued to; null for all other tokens
 * @param operator the id of the operator who has entered the location; null if the bearer is not an
 *     operator
 * @param countedAs the name under which requests are counted for the rate limit; all tokens that an
 *     app gets for a location share one name, so a new token does not reset the count
 */
public record Grant(
    String tokenId,
    LocationId location,
    Set<Scope> scopes,
    @Nullable String app,
    @Nullable String operator,
    String countedAs) {

  private static final String OPERATOR_PREFIX = "operator:";

  public Grant {
    scopes = Set.copyOf(scopes);
  }

  /** Creates a grant whose requests are counted under the id of its token. */
  public Grant(String tokenId, LocationId location, Set<Scope> scopes) {
    this(tokenId, location, scopes, null, null, tokenId);
  }

  /** Returns the grant of a token that was issued to an app. */
  static Grant ofApp(String tokenId, LocationId location, Set<Scope> scopes, String app) {
    return new Grant(tokenId, location, scopes, app, null, app + "@" + location);
  }

  /** Returns the grant of an operator in one of the operator's locations; it allows everything. */
  public static Grant ofOperator(Operator operator, LocationId location) {
    String name = countedAs(operator);
    return new Grant(name, location, EnumSet.allOf(Scope.class), null, operator.id(), name);
  }

  /** Returns the name under which an operator's requests are counted, whatever the location. */
  public static String countedAs(Operator operator) {
    return OPERATOR_PREFIX + operator.id();
  }

  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }
}
