package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bearer of a good token may do.
 *
 * @param tokenId for the log; it does not give the token away
 * @param app to which the token was issued; null for a private integration token
 * @param operator the id of the operator who has entered the location; null for all others
 * @param countedAs under which name its requests are counted for the rate limit: the tokens that an
 *     app gets for one location are counted as one, however often it gets a new one
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

  /** Of a token whose requests are counted by themselves. */
  public Grant(String tokenId, LocationId location, Set<Scope> scopes) {
    this(tokenId, location, scopes, null, null, tokenId);
  }

  /** Of a token that an app was issued. */
  static Grant ofApp(String tokenId, LocationId location, Set<Scope> scopes, String app) {
    return new Grant(tokenId, location, scopes, app, null, app + "@" + location);
  }

  /** Of an operator in one of the operator's locations: everything. */
  public static Grant ofOperator(Operator operator, LocationId location) {
    String name = countedAs(operator);
    return new Grant(name, location, EnumSet.allOf(Scope.class), null, operator.id(), name);
  }

  /** Under which name an operator's requests are counted, in whatever location. */
  public static String countedAs(Operator operator) {
    return OPERATOR_PREFIX + operator.id();
  }

  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }
}
