package dev.cardfile.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as it is stored: a hash in place of its secret, and how long it is valid. */
public sealed interface Credential permits Token, Operator {

  /** The state of a credential at some moment. */
  enum State {
    VALID("valid"),
    EXPIRED("expired"),
    REVOKED("revoked");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** Returns the name of this state in answers of the API and in the output of commands. */
    public String word() {
      return word;
    }
  }

  TokenHash hash();

  /** Returns when the credential expires; null if it never does. */
  @Nullable Instant expires();

  /** Returns when the credential was revoked; null if it was not. */
  @Nullable Instant revoked();

  default State stateAt(Instant now) {
    if (revoked() != null) {
      return State.REVOKED;
    }
    Instant end = expires();
    return end == null || now.isBefore(end) ? State.VALID : State.EXPIRED;
  }

  default boolean isValidAt(Instant now) {
    return stateAt(now) == State.VALID;
  }
}
