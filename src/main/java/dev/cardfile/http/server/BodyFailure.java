package dev.cardfile.http.server;

import java.io.IOException;

/**
 * Thrown when a request's body cannot be read to its end. Nothing more can be read from its
 * connection.
 */
public final class BodyFailure extends IOException {

  private static final long serialVersionUID = 1L;

  /** The reason why a body cannot be read. */
  public enum Reason {
    /** The body did not arrive in time. */
    TOO_SLOW,
    TOO_LARGE,
    /** The body is shorter than announced, or its chunks are not well-formed. */
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

  /** Omits the stack trace, which is costly: clients cause this exception, and may do so often. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
