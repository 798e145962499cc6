package dev.cardfile.http;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Operators;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore;
import java.util.Optional;

/**
 * Authenticates operators, by their tokens or by their console sessions.
 *
 * @param access from where the operator routes and the console can be reached
 */
public record OperatorSignIn(
    Operators operators,
    OperatorSessions sessions,
    OperatorAccess access,
    LocationStore locations) {

  /**
   * Returns the operator who sent a request; empty if somebody else did.
   *
   * @param secret the bearer token of the request; empty without one
   */
  Optional<OperatorSessions.SignedIn> find(String secret, RequestHeaders headers) {
    if (!secret.isEmpty()) {
      return operators
          .authenticate(secret)
          .map(operator ->
              new OperatorSessions.SignedIn(
                  operator, () -> operators.find(operator.hash()).isPresent()));
    }
    return headers.hasAuthorization() ? Optional.empty() : sessions.find(headers);
  }

  /** Reports whether a location exists and the operator has access to it. */
  boolean mayEnter(Operator operator, LocationId location) {
    return operator.mayEnter(location) && locations.find(location).isPresent();
  }
}
