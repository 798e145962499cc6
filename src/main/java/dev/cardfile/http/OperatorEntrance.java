package dev.cardfile.http;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Operators;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationStore;
import java.util.Optional;

/**
 * How operators come in: by their tokens, or by having signed in.
 *
 * @param access where what is for operators alone can be reached
 */
public record OperatorEntrance(
    Operators operators,
    OperatorSessions sessions,
    OperatorAccess access,
    LocationStore locations) {

  /**
   * The operator who sends a request; empty when somebody else does.
   *
   * @param secret of the token that came with the request; empty when none did
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

  /** Whether there is such a location, and the operator may enter it. */
  boolean mayEnter(Operator operator, LocationId location) {
    return operator.mayEnter(location) && locations.find(location).isPresent();
  }
}
