package dev.cardfile.http.server;

import java.io.IOException;

/** A request's body is not to be had. Nothing more can be read from its connection. */
public final class BodyFailure extends IOException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** It did not arrive in time. */
    TOO_SLOW,
    TOO_LARGE,
    /** It is not as long as announced, or its chunks are not well-formed. */
    MALFORMED
  }

  private final Reason reason;

  BodyFailure(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** It is no fault, and made often. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
