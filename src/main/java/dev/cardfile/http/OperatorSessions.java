package dev.cardfile.http;

import dev.cardfile.access.Operator;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Finds the sessions of operators who have signed in, whose requests need no token. */
@FunctionalInterface
public interface OperatorSessions {

  /** No sessions: nobody can sign in. */
  OperatorSessions NONE = headers -> Optional.empty();

  /**
   * Returns the signed-in operator who sent a request. Empty if there is no session, or if the
   * request may come from another server's page.
   */
  Optional<SignedIn> find(RequestHeaders headers);

  /**
   * A signed-in operator.
   *
   * @param still checks again whether the session is valid; for requests that take long
   */
  record SignedIn(Operator operator, BooleanSupplier still) {}
}
