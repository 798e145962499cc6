package dev.cardfile.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What lets its bearer in: of its secret only a hash is known. */
public sealed interface Credential permits Token, Operator {

  /** How it stands at a moment. */
  enum State {
    VALID("valid"),
    EXPIRED("expired"),
    REVOKED("revoked");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As people and programs are shown it. */
    public String word() {
      return word;
    }
  }

  TokenHash hash();

  /** Null when it never expires. */
  @Nullable Instant expires();

  /** Null while it is good. */
  @Nullable Instant revoked();

  default State stateAt(Instant now) {
    if (revoked() != null) {
      return State.REVOKED;
    }
    Instant end = expires();
    return end == null || now.isBefore(end) ? State.VALID : State.EXPIRED;
  }

  default boolean isGoodAt(Instant now) {
    return stateAt(now) == State.VALID;
  }
}
