package dev.cardfile.http;

import dev.cardfile.access.Operator;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who has signed in, so that no token comes with each request. */
@FunctionalInterface
public interface OperatorSessions {

  /** Where nobody can sign in. */
  OperatorSessions NONE = headers -> Optional.empty();

  /**
   * Who has signed in and sends the request; empty when nobody has, or when the request may not
   * have been sent by a page of this server.
   */
  Optional<SignedIn> find(RequestHeaders headers);

  /**
   * Somebody who has signed in.
   *
   * @param still whether that holds now; for requests that take long
   */
  record SignedIn(Operator operator, BooleanSupplier still) {}
}
